package dev.stoa.embedded;

import java.io.BufferedReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Runs a program in a JVM of its own and kills it with SIGKILL once it has said that it is ready.
final class KilledJvm {

    private static final String READY = "ready ";

    private KilledJvm() {}

    /// Called by the program: what it says is what [#run] returns. It then waits to be killed.
    static void sayReadyAndWait(String what) throws InterruptedException {
        System.out.println(READY + what);
        Thread.sleep(60_000);
    }

    static String run(Class<?> program, Path folder) throws Exception {
        Process jvm = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        folder.toString())
                .redirectError(Redirect.DISCARD)
                .start();
        try (BufferedReader output = jvm.inputReader()) {
            return output.lines()
                    .filter(line -> line.startsWith(READY))
                    .findFirst()
                    .orElseThrow()
                    .substring(READY.length());
        } finally {
            jvm.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }
}
