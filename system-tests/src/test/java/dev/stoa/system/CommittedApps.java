package dev.stoa.system;

import dev.stoa.testsupport.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Apps of this repository, committed to a repository of a test.
final class CommittedApps {
    private CommittedApps() {}

    /// @param apps   a folder with one folder per app, relative to the top of this repository
    /// @param folder where the test's repository is made
    static GitRepository of(String apps, Path folder) throws IOException {
        Path source = folderOf(apps);
        GitRepository repository = GitRepository.create(folder);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().contains("__pycache__")) {
                    repository.file(source.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return repository.commit("apps");
    }

    /// The names of the apps' folders.
    static List<String> names(String apps) throws IOException {
        try (Stream<Path> folders = Files.list(folderOf(apps))) {
            return folders.filter(folder -> Files.exists(folder.resolve("manifest.json")))
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    static Path folderOf(String apps) {
        return Path.of("..", apps.split("/")).toAbsolutePath().normalize();
    }
}
