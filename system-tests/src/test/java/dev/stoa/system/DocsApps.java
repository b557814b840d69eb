package dev.stoa.system;

import dev.stoa.testsupport.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What the documentation shows: its apps, its programs and the answers of a running server.
final class DocsApps {
    /// Where the files are that the documentation shows.
    static final Path EXAMPLES =
            Path.of("..", "docs-site", "examples").toAbsolutePath().normalize();

    private DocsApps() {}

    /// The app of this name, committed to a repository of its own below `folder`.
    static GitRepository committed(String name, Path folder) throws IOException {
        Path app = EXAMPLES.resolve("apps").resolve(name);
        GitRepository repository = GitRepository.create(folder.resolve(name));
        for (Path file : files(app)) {
            repository.file(app.relativize(file).toString(), Files.readString(file));
        }
        return repository.commit("first");
    }

    private static List<Path> files(Path app) throws IOException {
        try (Stream<Path> files = Files.walk(app)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("__pycache__"))
                    .sorted()
                    .toList();
        }
    }
}
