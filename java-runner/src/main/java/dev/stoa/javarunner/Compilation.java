package dev.stoa.javarunner;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/// The compilation of an app's Java files: all of its folder and those below, but for hidden ones, `lib`, `test` and
/// `tests`.
final class Compilation {
    private static final String MAIN = AppFunction.CLASS + ".java";
    private static final Set<String> PASSED_OVER = Set.of(AppLoader.JARS, "test", "tests");
    private static final List<String> OPTIONS = List.of(
            "-source", "25", "-target", "25", "-g", "-parameters", "-nowarn", "-proc:none", "-encoding", "UTF-8");

    private final Path app;

    Compilation(Path app) {
        this.app = app;
    }

    /// The app's classes.
    ///
    /// @param work an empty folder for what is made on the way
    AppClasses classes(Path work) throws LoadException, IOException {
        if (!Files.isRegularFile(app.resolve(MAIN))) {
            throw new LoadException(
                    "There is no Function.java. The app's folder needs one with `public static Map<String, Object> run(Map<String, Object> inputs)`.");
        }
        Path out = Files.createDirectories(work.resolve("classes"));
        Path offered = Files.createDirectories(work.resolve("offered"));
        Offered.write(offered);
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        EclipseCompiler compiler = new EclipseCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(said, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            List<Path> classPath = new ArrayList<>(List.of(offered));
            classPath.addAll(AppLoader.jars(app));
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(out));
            boolean done = compiler.getTask(
                            Writer.nullWriter(),
                            files,
                            said,
                            OPTIONS,
                            null,
                            files.getJavaFileObjectsFromPaths(sources()))
                    .call();
            List<Diagnostic<? extends JavaFileObject>> errors = said.getDiagnostics().stream()
                    .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                    .toList();
            if (!done || !errors.isEmpty()) {
                throw new LoadException(new CompileErrors(app, errors).inWords());
            }
        }
        return AppClasses.in(out);
    }

    private List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        Files.walkFileTree(app, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = String.valueOf(folder.getFileName());
                boolean isPassedOver = !folder.equals(app) && (name.startsWith(".") || PASSED_OVER.contains(name));
                return isPassedOver ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    sources.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources.stream().sorted().toList();
    }
}
