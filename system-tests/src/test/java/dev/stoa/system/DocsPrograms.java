package dev.stoa.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs the programs in `docs-site/examples/clients` as a reader would.
final class DocsPrograms {
    private static final Path FOLDER =
            Path.of("..", "docs-site", "examples", "clients").toAbsolutePath().normalize();

    private final String address;
    private final String token;
    private final Path temp;

    /// @param address of the API
    /// @param token   an API token
    DocsPrograms(String address, String token, Path temp) {
        this.token = token;
        this.address = address;
        this.temp = temp;
    }

    /// What a program left.
    record Ended(int exit, String output, String errors) {}

    /// Runs a command in the programs' folder to its end, at most two minutes.
    Ended run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(temp, "output", ".txt");
        Path errors = Files.createTempFile(temp, "errors", ".txt");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(FOLDER.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().put("STOA_URL", address);
        builder.environment().put("STOA_TOKEN", token);
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        builder.environment().put("NODE_NO_WARNINGS", "1");
        Process process = builder.start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new AssertionError(String.join(" ", command) + " does not end:\n" + Files.readString(errors));
            }
            return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
        } finally {
            process.destroyForcibly();
        }
    }
}
