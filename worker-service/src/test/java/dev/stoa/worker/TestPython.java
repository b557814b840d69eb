package dev.stoa.worker;

import java.io.IOException;
import java.util.stream.Stream;

/// The interpreter the tests use: `STOA_TEST_PYTHON`, or the first of the usual ones that has numpy and pandas, or
/// python3.
public final class TestPython {
    private static final String COMMAND = find();

    private TestPython() {}

    public static String command() {
        return COMMAND;
    }

    /// Whether it has numpy and pandas.
    public static boolean hasNumpy() {
        return hasNumpy(COMMAND);
    }

    private static String find() {
        String named = System.getenv("STOA_TEST_PYTHON");
        if (named != null) {
            return named;
        }
        return Stream.of("python3", "/usr/bin/python3")
                .filter(TestPython::hasNumpy)
                .findFirst()
                .orElse("python3");
    }

    private static boolean hasNumpy(String command) {
        try {
            Process process = new ProcessBuilder(command, "-I", "-c", "import numpy, pandas")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
