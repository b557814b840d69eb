package dev.stoa.system;

import dev.stoa.testsupport.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The apps in `deploy/apps`, committed to a repository.
final class StarterApps {
    private StarterApps() {}

    static GitRepository committed(Path folder) throws IOException {
        Path apps = Path.of("..", "deploy", "apps").toAbsolutePath().normalize();
        GitRepository repository = GitRepository.create(folder);
        try (Stream<Path> files = Files.walk(apps)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().contains("__pycache__")) {
                    repository.file(apps.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return repository.commit("starter apps");
    }
}
