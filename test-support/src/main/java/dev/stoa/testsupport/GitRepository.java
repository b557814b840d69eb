package dev.stoa.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/// A Git repository for a test, on branch `main`, made step by step.
///
/// Author and times are fixed, so the same steps give the same commit ids. Settings of the machine's user, such as
/// signing, do not count.
public final class GitRepository implements AutoCloseable {

    private static final Instant FIRST_COMMIT = Instant.parse("2026-01-01T00:00:00Z");

    private final Git git;
    private final Path folder;
    private final @Nullable Path bare;
    private int commits;

    private GitRepository(Git git, Path folder, @Nullable Path bare) {
        this.git = git;
        this.folder = folder;
        this.bare = bare;
    }

    /// A repository with a working tree in the folder, which is made when it does not exist.
    public static GitRepository create(Path folder) {
        return new GitRepository(init(folder, false), folder, null);
    }

    /// A bare repository in the folder. Files are edited in the folder `<folder>.work` beside it and pushed by each
    /// step.
    public static GitRepository createBare(Path folder) {
        init(folder, true).close();
        Path work = folder.resolveSibling(folder.getFileName() + ".work");
        return new GitRepository(init(work, false), work, folder);
    }

    /// Writes a file of the working tree; the next commit holds it.
    ///
    /// @param path relative to the repository, with `/`
    public GitRepository file(String path, String content) {
        return step(() -> {
            Path file = folder.resolve(path);
            Files.createDirectories(file.resolve("..").normalize());
            return Files.writeString(file, content);
        });
    }

    /// Deletes a file; the next commit does not hold it.
    public GitRepository delete(String path) {
        return step(() -> Files.deleteIfExists(folder.resolve(path)));
    }

    /// Commits the working tree as it is, also when nothing has changed.
    public GitRepository commit(String message) {
        PersonIdent author = new PersonIdent(
                "Test Author", "author@example.org", FIRST_COMMIT.plusSeconds(commits++), ZoneOffset.UTC);
        return step(() -> {
            git.add().addFilepattern(".").call();
            git.add().addFilepattern(".").setUpdate(true).call();
            return git.commit()
                    .setMessage(message)
                    .setAuthor(author)
                    .setCommitter(author)
                    .setSign(false)
                    .setNoVerify(true)
                    .call();
        });
    }

    /// Makes a branch at the current commit and goes to it.
    public GitRepository branch(String name) {
        return step(() -> git.checkout().setCreateBranch(true).setName(name).call());
    }

    /// Goes to an existing branch.
    public GitRepository checkout(String branch) {
        return step(() -> git.checkout().setName(branch).call());
    }

    /// Puts a lightweight tag on the current commit.
    public GitRepository tag(String name) {
        return step(() -> git.tag().setName(name).setAnnotated(false).call());
    }

    /// Puts an annotated tag on the current commit.
    public GitRepository annotatedTag(String name, String message) {
        PersonIdent tagger =
                new PersonIdent("Test Author", "author@example.org", FIRST_COMMIT.plusSeconds(commits), ZoneOffset.UTC);
        return step(() -> git.tag()
                .setName(name)
                .setMessage(message)
                .setTagger(tagger)
                .setSigned(false)
                .call());
    }

    /// The id of the current commit, 40 hexadecimal characters.
    public String head() {
        return commitId("HEAD");
    }

    /// The id of the commit a branch, a tag or another revision means, 40 hexadecimal characters.
    public String commitId(String revision) {
        try {
            ObjectId id = git.getRepository().resolve(revision + "^{commit}");
            if (id == null) {
                throw new IllegalArgumentException("There is no " + revision + " in " + folder);
            }
            return id.name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The address to clone from, `file:///...`.
    public String url() {
        return "file://" + folder().toAbsolutePath().toUri().getRawPath().replaceAll("/$", "");
    }

    /// The repository's folder: the bare one when it is bare.
    public Path folder() {
        return bare == null ? folder : bare;
    }

    /// Closes JGit's handles; the files stay.
    @Override
    public void close() {
        git.close();
    }

    private static Git init(Path folder, boolean bare) {
        try {
            Files.createDirectories(folder);
            Git git = Git.init()
                    .setDirectory(folder.toFile())
                    .setBare(bare)
                    .setInitialBranch("main")
                    .call();
            StoredConfig config = git.getRepository().getConfig();
            config.setString("core", null, "autocrlf", "false");
            config.save();
            return git;
        } catch (Exception e) {
            throw new IllegalStateException("No Git repository can be made in " + folder + ": " + e.getMessage(), e);
        }
    }

    private GitRepository step(Callable<?> work) {
        try {
            work.call();
            if (bare != null) {
                push(bare);
            }
            return this;
        } catch (Exception e) {
            throw new IllegalStateException("A step on the Git repository " + folder + " failed: " + e.getMessage(), e);
        }
    }

    private void push(Path target) throws Exception {
        if (git.getRepository().resolve("HEAD") == null) {
            return;
        }
        git.push()
                .setRemote(new URIish(target.toUri().toURL()).toString())
                .setRefSpecs(new RefSpec("+refs/heads/*:refs/heads/*"), new RefSpec("+refs/tags/*:refs/tags/*"))
                .call();
    }
}
