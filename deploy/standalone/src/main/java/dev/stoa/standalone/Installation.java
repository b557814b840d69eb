package dev.stoa.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What the launcher finds on the machine: the repository, the built services, Java and Python.
///
/// @param root of the repository
/// @param python absolute path of the interpreter that runs functions
record Installation(Path root, Path python, Path java) {

    private static final String VERSION = "0.1.0-SNAPSHOT";

    /// From the system properties that the script `deploy/up` sets.
    static Installation fromProperties() {
        return new Installation(
                Path.of(property("stoa.up.root")),
                Path.of(property("stoa.up.python")),
                Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    Path apps() {
        return root.resolve("deploy/apps");
    }

    /// @throws UpException when it has not been built
    Path jar(String module) {
        Path jar = root.resolve(module).resolve("target/%s-%s.jar".formatted(module, VERSION));
        if (!Files.isRegularFile(jar)) {
            throw UpException.failure(
                    "There is no %s. Start with the script deploy/up, which builds it.".formatted(jar));
        }
        return jar;
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null || value.isBlank()) {
            throw UpException.failure(
                    "Start with the script deploy/up, which says where things are (%s).".formatted(name));
        }
        return value;
    }

    /// What every service is told, beside whom it logs in to the database as.
    static Map<String, String> environment(Servers servers) {
        return Map.of(
                "STOA_POSTGRES_URL", servers.database().jdbcUrl(),
                "STOA_RABBITMQ_URL", servers.broker().uri().toString(),
                "STOA_SOURCE_SCHEMES", "https,ssh,file");
    }
}
