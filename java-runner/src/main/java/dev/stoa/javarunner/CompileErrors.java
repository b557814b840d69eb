package dev.stoa.javarunner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/// What a compiler has found, one line each: `Function.java, line 3: what is wrong: the line`.
final class CompileErrors {
    private static final int MOST = 5;
    /// Nobody writes it.
    private static final Pattern OF_JAVA_LANG = Pattern.compile("\\bjava\\.lang\\.(?=[A-Z])");

    private final Path app;
    private final List<Diagnostic<? extends JavaFileObject>> errors;

    CompileErrors(Path app, List<Diagnostic<? extends JavaFileObject>> errors) {
        this.app = app;
        this.errors = errors;
    }

    String inWords() {
        if (errors.isEmpty()) {
            return "The Java files cannot be compiled.";
        }
        String first = errors.stream().limit(MOST).map(this::inWords).collect(Collectors.joining("\n"));
        int further = errors.size() - MOST;
        return further <= 0 ? first : "%s%n... and %d more".formatted(first, further);
    }

    private String inWords(Diagnostic<? extends JavaFileObject> error) {
        String what = OF_JAVA_LANG
                .matcher(String.valueOf(error.getMessage(Locale.ENGLISH)).strip())
                .replaceAll("");
        JavaFileObject source = error.getSource();
        if (source == null) {
            return what;
        }
        Path file = Path.of(source.toUri());
        String name = file.startsWith(app) ? app.relativize(file).toString() : file.toString();
        if (error.getLineNumber() == Diagnostic.NOPOS) {
            return name + ": " + what;
        }
        String line = line(file, error.getLineNumber());
        return "%s, line %d: %s%s".formatted(name, error.getLineNumber(), what, line.isEmpty() ? "" : ": " + line);
    }

    private static String line(Path file, long number) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .skip(number - 1)
                    .findFirst()
                    .orElse("")
                    .strip();
        } catch (IOException e) {
            return "";
        }
    }
}
