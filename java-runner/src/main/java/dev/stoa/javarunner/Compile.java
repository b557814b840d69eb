package dev.stoa.javarunner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compiles an app, finds its function, and initialises its class: what an import is to a Python app.
///
///     java ... Compile APP_DIR CLASSES VERDICT WORK_DIR
///
/// The classes are written to the file CLASSES, then what came of it to the file VERDICT: `{"java": "25.0.3"}`, or
/// `{"error": ...}`. What the app prints meanwhile goes to standard output.
final class Compile {
    private Compile() {}

    public static void main(String[] arguments) throws IOException {
        Path app = Path.of(arguments[0]);
        String verdict;
        try {
            AppClasses classes = new Compilation(app).classes(Path.of(arguments[3]));
            try (var out = Files.newOutputStream(Path.of(arguments[1]))) {
                classes.write(out);
            }
            load(app, classes);
            verdict = "{\"java\":\"%s\"}".formatted(version());
        } catch (LoadException e) {
            verdict = "{\"error\":" + e.error().json() + "}";
        }
        System.out.flush();
        System.err.flush();
        Files.write(Path.of(arguments[2]), verdict.getBytes(StandardCharsets.UTF_8));
        Runtime.getRuntime().halt(0); // not waiting for threads the app has started
    }

    private static void load(Path app, AppClasses classes) throws LoadException {
        AppLoader loader = new AppLoader(app, classes);
        Thread.currentThread().setContextClassLoader(loader);
        AppFunction.find(loader);
    }

    private static String version() {
        return Runtime.version().version().stream()
                .map(String::valueOf)
                .collect(java.util.stream.Collectors.joining("."));
    }
}
