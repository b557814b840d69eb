package dev.stoa.system;

import dev.stoa.testsupport.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A folder of Stoa's own repository, committed to a Git repository of its own.
final class CommittedFolder {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private CommittedFolder() {}

    /// Makes a repository with the files of a folder.
    ///
    /// @param source     from the root of Stoa's repository
    /// @param repository where the new repository is made
    static GitRepository of(String source, Path repository) throws IOException {
        Path folder = ROOT.resolve(source);
        GitRepository committed = GitRepository.create(repository);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().contains("__pycache__")) {
                    committed.file(folder.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return committed.commit("the files of " + source);
    }
}
