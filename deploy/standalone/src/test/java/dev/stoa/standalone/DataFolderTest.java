package dev.stoa.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoa.embedded.EmbeddedServerException;
import dev.stoa.embedded.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path parent;

    @Test
    void aFolderOfSomeoneElseIsNeitherUsedNorChanged() throws IOException {
        Files.writeString(parent.resolve("thesis.tex"), "text");
        DataFolder folder = new DataFolder(parent);
        assertThatThrownBy(folder::open)
                .isInstanceOf(UpException.class)
                .hasMessage(
                        "%s has files in it and is no Stoa data folder (there is no .stoa-data-folder). Choose another folder with --data."
                                .formatted(parent));
        assertThat(parent).isDirectoryContaining("glob:**thesis.tex");
        assertThat(parent.resolve("lock")).doesNotExist();
    }

    @Test
    void aFolderServesOneAtATime() {
        DataFolder folder = new DataFolder(parent.resolve("data"));
        FolderLock lock = folder.open();
        assertThatThrownBy(folder::open)
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("The data folder %s is in use by process %d. Stop that process or choose another folder."
                        .formatted(folder.path(), ProcessHandle.current().pid()));
        lock.close();
        folder.open().close();
    }

    @Test
    void onlyItsContentIsDeleted() throws IOException {
        DataFolder folder = new DataFolder(parent.resolve("data"));
        FolderLock lock = folder.open();
        Files.createDirectories(folder.repositories().resolve("app"));
        Files.writeString(folder.repositories().resolve("app/manifest.json"), "{}");
        Files.writeString(parent.resolve("neighbour"), "stays");
        folder.deleteContent();
        assertThat(folder.repositories()).doesNotExist();
        assertThat(folder.logs()).isEmptyDirectory();
        assertThat(parent.resolve("neighbour")).exists();
        lock.close();
        folder.open().close();
    }

    @Test
    void foldersThatMayNotBeWrittenOrReadAreDeletedToo() throws Exception {
        Path data = parent.resolve("data");
        Path sealed = Files.createDirectories(data.resolve("worker/checkouts/abc/app/package"));
        Files.writeString(sealed.resolve("function.py"), "");
        setMode(sealed.resolve("function.py"), "r--r--r--");
        setMode(sealed, "r-xr-xr-x");
        setMode(data.resolve("worker/checkouts/abc/app"), "r-xr-xr-x");
        Path hidden = Files.createDirectories(data.resolve("worker/scratch/hidden/deeper"));
        setMode(hidden, "---------");
        setMode(data.resolve("worker/scratch/hidden"), "---------");
        Files.writeString(data.resolve(DataFolder.MARKER), "");

        assertThat(EmptyDataFolder.asOrdinaryUser(data)).isEqualTo("refused, then emptied");

        assertThat(data.resolve("worker")).doesNotExist();
    }

    private static void setMode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
