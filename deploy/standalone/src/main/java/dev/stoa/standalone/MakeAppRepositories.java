package dev.stoa.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.StoredConfig;

/// Makes one Git repository in the data folder from every folder of starter apps that has a `manifest.json`, and
/// commits only what has changed since.
final class MakeAppRepositories {

    private MakeAppRepositories() {}

    /// @param apps the folder of app folders; none are made when it does not exist
    static List<AppRepository> of(Path apps, Path repositories) {
        List<AppRepository> made = new ArrayList<>();
        for (Path app : appFolders(apps)) {
            Path repository = repositories.resolve(app.getFileName().toString());
            try (Git git = open(repository)) {
                CopyAppFiles.of(app, repository);
                made.add(AppRepository.of(repository, commitChanges(git).name()));
            } catch (IOException | GitAPIException e) {
                throw UpException.failure(
                        "The Git repository %s of the app %s cannot be made: %s".formatted(repository, app, e));
            }
        }
        return made;
    }

    private static List<Path> appFolders(Path apps) {
        if (!Files.isDirectory(apps)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(apps)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("manifest.json")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UpException.failure("The apps in %s cannot be read: %s".formatted(apps, e));
        }
    }

    private static Git open(Path repository) throws IOException, GitAPIException {
        if (Files.isDirectory(repository.resolve(".git"))) {
            return Git.open(repository.toFile());
        }
        Files.createDirectories(repository);
        Git git = Git.init()
                .setDirectory(repository.toFile())
                .setInitialBranch("main")
                .call();
        StoredConfig config = git.getRepository().getConfig();
        config.setString("core", null, "autocrlf", "false");
        config.save();
        return git;
    }

    private static ObjectId commitChanges(Git git) throws IOException, GitAPIException {
        git.add().addFilepattern(".").call();
        git.add().addFilepattern(".").setUpdate(true).call();
        ObjectId head = git.getRepository().resolve("HEAD");
        if (head != null && git.status().call().isClean()) {
            return head;
        }
        // Nothing of the user's own Git settings counts: no signing, no hooks.
        return Objects.requireNonNull(git.commit()
                .setMessage(head == null ? "Add the app" : "Update the app")
                .setAuthor("Stoa", "stoa@localhost")
                .setCommitter("Stoa", "stoa@localhost")
                .setSign(false)
                .setNoVerify(true)
                .call());
    }
}
