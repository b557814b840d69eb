package dev.stoa.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryTest {

    @TempDir
    Path folder;

    @Test
    void theSameStepsGiveTheSameCommits() {
        GitRepository one =
                GitRepository.create(folder.resolve("one")).file("a/b.txt", "b").commit("first");
        GitRepository two = GitRepository.createBare(folder.resolve("two.git"))
                .file("a/b.txt", "b")
                .commit("first");
        assertThat(one.head()).hasSize(40).isEqualTo(two.head());
    }

    @Test
    void branchesTagsAndDeletionsCanBeCloned() throws Exception {
        GitRepository repository = GitRepository.createBare(folder.resolve("an app.git"))
                .file("manifest.json", "{}")
                .file("old.txt", "old")
                .commit("first")
                .tag("v1")
                .annotatedTag("v1-signed-off", "checked")
                .branch("next")
                .delete("old.txt")
                .commit("second")
                .checkout("main");
        assertThat(repository.url()).startsWith("file:///").endsWith("/an%20app.git");
        assertThat(repository.commitId("v1-signed-off")).isEqualTo(repository.commitId("v1"));
        try (Git clone = Git.cloneRepository()
                .setURI(repository.url())
                .setBranch("next")
                .setDirectory(folder.resolve("clone").toFile())
                .call()) {
            assertThat(ObjectId.toString(clone.getRepository().resolve("HEAD"))).isEqualTo(repository.commitId("next"));
            assertThat(folder.resolve("clone/manifest.json")).hasContent("{}");
            assertThat(folder.resolve("clone/old.txt")).doesNotExist();
        }
    }

    @Test
    void anUnknownRevisionIsNamed() {
        GitRepository repository = GitRepository.create(folder.resolve("one")).commit("empty");
        assertThatThrownBy(() -> repository.commitId("v9")).hasMessageContaining("There is no v9 in ");
    }
}
