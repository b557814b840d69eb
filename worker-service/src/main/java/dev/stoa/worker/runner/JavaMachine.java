package dev.stoa.worker.runner;

import dev.stoa.worker.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The Java that compiles and runs Java apps.
///
/// @param executable the program itself
/// @param folders    where it is, with its libraries and its settings
record JavaMachine(Path executable, List<Path> folders) {
    private static final String HOME = "java.home = ";
    private static final String VERSION = "java.specification.version = ";
    private static final int LEAST = 25;

    /// Finds it; throws [StartRefused] when it cannot be used.
    ///
    /// @param command null for the Java that this worker runs on
    static JavaMachine find(@Nullable String command) {
        if (command == null || command.isBlank()) {
            return at(Path.of(System.getProperty("java.home")));
        }
        String said = settings(command);
        int version = value(said, VERSION)
                .filter(word -> word.matches("\\d+"))
                .map(Integer::parseInt)
                .orElse(0);
        StartRefused.when(
                version == 0,
                "stoa.runner.java must name a Java, %d or newer; %s is none. It says: %s"
                        .formatted(LEAST, command, said.strip()));
        StartRefused.when(
                version < LEAST,
                "stoa.runner.java must be Java %d or newer; %s is %d.".formatted(LEAST, command, version));
        return at(Path.of(value(said, HOME).orElseThrow()));
    }

    private static JavaMachine at(Path home) {
        Path real = real(home);
        List<Path> folders = new ArrayList<>(List.of(real));
        // Some distributions keep these elsewhere, with links to them.
        for (String settings : List.of(
                "conf", "conf/logging.properties", "conf/security", "conf/security/java.security", "lib/security")) {
            Path folder = real(real.resolve(settings));
            Path outside = Files.isRegularFile(folder) ? folder.getParent() : folder;
            if (outside != null && !outside.startsWith(real) && Files.isDirectory(outside)) {
                folders.add(outside);
            }
        }
        return new JavaMachine(real.resolve("bin/java"), List.copyOf(folders));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    private static java.util.Optional<String> value(String settings, String name) {
        return settings.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst();
    }

    private static String settings(String command) {
        try {
            Process process = new ProcessBuilder(command, "-XshowSettings:properties", "-version")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return said;
        } catch (IOException e) {
            throw new StartRefused("stoa.runner.java must name a Java, %d or newer; %s cannot be started: %s"
                    .formatted(LEAST, command, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted.");
        }
    }
}
