package dev.stoa.contracts.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stoa.contracts.source.SourceException.Place;
import dev.stoa.testsupport.GitRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class SourceFetchTest {
    @TempDir
    Path temp;

    private GitRepository repository;
    private String first;

    @BeforeEach
    void makeRepository() {
        repository = GitRepository.create(temp.resolve("repository"))
                .file("manifest.json", "{\"name\": \"One\"}")
                .file("models/lapse/manifest.json", "{\"name\": \"Lapse\"}")
                .file("models/lapse/data/rates.csv", "1,2")
                .commit("first");
        first = repository.head();
        repository
                .tag("v1")
                .branch("side")
                .checkout("main")
                .file("manifest.json", "{\"name\": \"Two\"}")
                .commit("second");
    }

    @AfterEach
    void closeRepository() {
        repository.close();
    }

    @Test
    void noRefMeansTheDefaultBranch() throws IOException {
        assertThat(name(null)).isEqualTo("{\"name\": \"Two\"}");
    }

    @Test
    void aBranchATagAndACommitAreFound() throws IOException {
        assertThat(name("side")).isEqualTo("{\"name\": \"One\"}");
        assertThat(name("v1")).isEqualTo("{\"name\": \"One\"}");
        assertThat(name("refs/tags/v1")).isEqualTo("{\"name\": \"One\"}");
        assertThat(name(repository.head())).isEqualTo("{\"name\": \"Two\"}");
    }

    @Test
    void anAnnotatedTagLeadsToItsCommit() throws IOException {
        repository.annotatedTag("release", "a release");

        try (SourceFetch fetch = new SourceFetch(properties());
                FetchedSource source = fetch.fetch(address(""), "release", folder())) {
            assertThat(source.commitId()).isEqualTo(repository.head());
        }
    }

    @Test
    void aCommitThatNoBranchEndsAtIsFoundAllTheSame() throws IOException {
        repository
                .checkout("side")
                .file("x", "x")
                .commit("moved on")
                .file("x", "y")
                .commit("and on");
        String between = repository.commitId("side~1");

        assertThat(name(between)).isEqualTo("{\"name\": \"One\"}");
    }

    @Test
    void onlyTheNamedCommitIsFetched() throws IOException {
        Path folder = folder();
        try (SourceFetch fetch = new SourceFetch(properties());
                FetchedSource source = fetch.fetch(address(""), null, folder);
                Git git = Git.open(folder.toFile())) {
            assertThat(source.commitId()).isEqualTo(repository.head());
            assertThat(git.getRepository().getObjectDatabase().has(ObjectId.fromString(first)))
                    .isFalse();
        }
    }

    @Test
    void aPathPicksAFolder() throws IOException {
        Path target = Files.createDirectory(temp.resolve("target"));
        try (SourceFetch fetch = new SourceFetch(properties());
                FetchedSource source = fetch.fetch(address("models/lapse"), null, folder())) {
            assertThat(source.text("manifest.json", 1000)).contains("{\"name\": \"Lapse\"}");
            assertThat(source.has("function.py")).isFalse();
            source.writeTo(target);
        }
        assertThat(target.resolve("data/rates.csv")).hasContent("1,2");
        assertThat(target.resolve("models")).doesNotExist();
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        assertRefused(
                null,
                "models/none",
                Place.PATH,
                "There is no folder \"models/none\" in the repository at commit " + repository.head() + ".");
        assertRefused(
                "none",
                "",
                Place.REF,
                "ref must be a branch, a tag or a full commit id of 40 digits; there is no"
                        + " \"none\". There are main, side, v1.");
        assertRefused(
                "0123456789012345678901234567890123456789",
                "",
                Place.REF,
                "ref names commit 0123456789012345678901234567890123456789, which is not in the repository.");
    }

    @Test
    void anEmptyRepositoryIsRefused() throws IOException {
        try (GitRepository empty = GitRepository.create(temp.resolve("empty"));
                SourceFetch fetch = new SourceFetch(properties())) {
            assertThatThrownBy(() -> fetch.fetch(SourceAddress.of(empty.url(), ""), null, folder()))
                    .hasMessage("The repository %s is empty. Push a commit first.".formatted(empty.url()));
        }
    }

    @Test
    void aFolderThatIsNoRepositoryIsRefused() throws IOException {
        String url = temp.resolve("nothing").toUri().toString();
        try (SourceFetch fetch = new SourceFetch(properties())) {
            assertThatThrownBy(() -> fetch.fetch(SourceAddress.of(url, ""), null, folder()))
                    .hasMessageStartingWith("There is no Git repository at file:");
        }
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        for (int i = 0; i < 20; i++) {
            repository.file("many/" + i, "x");
        }
        repository.commit("many");

        assertRefused(
                null,
                "many",
                Place.PATH,
                "The app's folder has more than 10 files or folders (stoa.source.app-files). Give the"
                        + " path of the app's own folder.");
    }

    @Test
    void tooManyBytesAreRefused() throws IOException {
        repository.file("big/file", "x".repeat(2_000_000)).commit("big");

        assertRefused(
                null,
                "big",
                Place.PATH,
                "The app's folder holds more than 1 MiB (stoa.source.app-size). Keep data out" + " of the repository.");
    }

    @Test
    void linksAndSubmodulesAreRefused() throws IOException {
        addToIndex("linked/passwd", FileMode.SYMLINK, "/etc/passwd");
        addToIndex("linked-module/module", FileMode.GITLINK, first);

        assertRefused(
                null,
                "linked",
                Place.REPO_URL,
                "The app has a symbolic link, passwd, and links are not followed."
                        + " Replace it by the file it leads to.");
        assertRefused(
                null,
                "linked-module",
                Place.REPO_URL,
                "The app has a submodule, module, and submodules are not"
                        + " fetched. Put its files into the repository.");
    }

    @Test
    void aSchemeTheOperatorDoesNotAllowIsRefused() throws IOException {
        try (SourceFetch fetch = new SourceFetch(TestSources.properties("https"))) {
            assertThatThrownBy(() -> fetch.fetch(address(""), null, folder()))
                    .hasMessage("repo_url must begin with one of https; it begins with \"file\".");
        }
    }

    private void addToIndex(String path, FileMode mode, String content) throws IOException {
        try (Git git = Git.open(repository.folder().toFile())) {
            Repository store = git.getRepository();
            ObjectId object = mode.equals(FileMode.GITLINK) ? ObjectId.fromString(content) : insert(store, content);
            DirCache index = store.lockDirCache();
            var editor = index.editor();
            editor.add(new PathEdit(path) {
                @Override
                public void apply(DirCacheEntry entry) {
                    entry.setFileMode(mode);
                    entry.setObjectId(object);
                }
            });
            editor.commit();
            git.commit()
                    .setMessage(path)
                    .setSign(false)
                    .setAuthor("t", "t@t")
                    .setCommitter("t", "t@t")
                    .call();
        } catch (GitAPIException e) {
            throw new IOException(e);
        }
    }

    private static ObjectId insert(Repository store, String content) throws IOException {
        try (var inserter = store.newObjectInserter()) {
            ObjectId id = inserter.insert(Constants.OBJ_BLOB, content.getBytes(StandardCharsets.UTF_8));
            inserter.flush();
            return id;
        }
    }

    private String name(@Nullable String ref) throws IOException {
        try (SourceFetch fetch = new SourceFetch(properties());
                FetchedSource source = fetch.fetch(address(""), ref, folder())) {
            return source.text("manifest.json", 1000).orElseThrow();
        }
    }

    private void assertRefused(@Nullable String ref, String path, Place place, String message) throws IOException {
        SourceException refused = refused(ref, path);
        assertThat(refused).hasMessage(message);
        assertThat(refused.place()).isEqualTo(place);
    }

    private SourceException refused(@Nullable String ref, String path) throws IOException {
        Path folder = folder();
        try (SourceFetch fetch = new SourceFetch(properties())) {
            return catchThrowableOfType(SourceException.class, () -> fetch.fetch(address(path), ref, folder));
        }
    }

    private SourceAddress address(String path) {
        return SourceAddress.of(repository.url(), path);
    }

    private Path folder() throws IOException {
        return Files.createTempDirectory(temp, "fetched");
    }

    private static SourceProperties properties() {
        return TestSources.limited(10, DataSize.ofMegabytes(1), "file");
    }
}
