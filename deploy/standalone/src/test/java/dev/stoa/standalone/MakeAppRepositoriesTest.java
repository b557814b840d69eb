package dev.stoa.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeAppRepositoriesTest {

    @TempDir
    Path folder;

    private Path apps;
    private Path repositories;

    @BeforeEach
    void makeApp() throws IOException {
        apps = folder.resolve("apps");
        repositories = folder.resolve("repositories");
        Files.createDirectories(apps.resolve("model/__pycache__"));
        Files.createDirectories(apps.resolve("no-app"));
        Files.writeString(apps.resolve("model/manifest.json"), "{}");
        Files.writeString(apps.resolve("model/function.py"), "one");
        Files.writeString(apps.resolve("model/__pycache__/function.pyc"), "junk");
    }

    @Test
    void aCommitIsMadeOnlyWhenTheContentChanges() throws Exception {
        AppRepository first = make();
        assertThat(first.name()).isEqualTo("model");
        assertThat(first.url()).isEqualTo("file://" + repositories.resolve("model"));
        assertThat(make()).isEqualTo(first);

        Files.writeString(apps.resolve("model/helpers.py"), "new");
        Files.delete(apps.resolve("model/function.py"));
        AppRepository second = make();
        assertThat(second.commit()).isNotEqualTo(first.commit());
        try (Git clone = Git.cloneRepository()
                .setURI(second.url())
                .setDirectory(folder.resolve("clone").toFile())
                .call()) {
            assertThat(folder.resolve("clone")).isDirectoryNotContaining("glob:**/{__pycache__,function.py}");
            assertThat(folder.resolve("clone/helpers.py")).hasContent("new");
            assertThat(clone.log().call()).hasSize(2);
        }
    }

    @Test
    void withoutAFolderOfAppsNoneAreMade() {
        assertThat(MakeAppRepositories.of(folder.resolve("nowhere"), repositories))
                .isEmpty();
    }

    private AppRepository make() {
        return MakeAppRepositories.of(apps, repositories).getFirst();
    }
}
