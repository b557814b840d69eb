package dev.stoa.contracts.source;

import dev.stoa.contracts.source.SourceException.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/// An app's folder at one commit, as it was fetched. Nothing is checked out by Git itself: no hook, filter, link or
/// submodule of the repository has any effect.
public final class FetchedSource implements AutoCloseable {
    private final Repository repository;
    private final RevCommit commit;
    private final List<Entry> entries;

    private record Entry(String path, FileMode mode, ObjectId object) {}

    /// Throws [SourceException] when the folder is not in the commit, holds links or submodules, or is over a limit.
    FetchedSource(Repository repository, RevCommit commit, SourceAddress address, SourceProperties limits)
            throws IOException {
        this.repository = repository;
        this.commit = commit;
        this.entries = entries(address.path(), limits);
    }

    /// The commit's full id, 40 hexadecimal digits.
    public String commitId() {
        return commit.name();
    }

    /// Whether the app's folder has this file.
    public boolean has(String path) {
        return find(path).isPresent();
    }

    /// The text of one file of the app's folder, read as UTF-8; empty when there is no such file.
    ///
    /// @param mostBytes throws [SourceException] when the file is larger
    public Optional<String> text(String path, long mostBytes) {
        return find(path).map(entry -> text(entry, mostBytes));
    }

    /// Writes every file of the app's folder below `folder`, which must exist and be empty.
    public void writeTo(Path folder) throws IOException {
        for (Entry entry : entries) {
            Path file = folder.resolve(entry.path).normalize();
            if (!file.startsWith(folder)) {
                throw unsafe(entry.path);
            }
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(file)) {
                repository.open(entry.object).copyTo(out);
            }
        }
    }

    @Override
    public void close() {
        repository.close();
    }

    private List<Entry> entries(String path, SourceProperties limits) throws IOException {
        List<Entry> found = new ArrayList<>();
        long bytes = 0;
        try (ObjectReader reader = repository.newObjectReader();
                TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(appTree(reader, path));
            int folders = 0;
            while (walk.next()) {
                if (walk.isSubtree()) {
                    checkLimits(++folders, bytes, limits);
                    walk.enterSubtree();
                    continue;
                }
                Entry entry = new Entry(walk.getPathString(), walk.getFileMode(), walk.getObjectId(0));
                checkKind(entry);
                found.add(entry);
                bytes += reader.getObjectSize(entry.object, ObjectReader.OBJ_ANY);
                checkLimits(found.size(), bytes, limits);
            }
        }
        return found;
    }

    private ObjectId appTree(ObjectReader reader, String path) throws IOException {
        if (path.isEmpty()) {
            return commit.getTree();
        }
        try (TreeWalk walk = TreeWalk.forPath(reader, path, commit.getTree())) {
            if (walk != null && FileMode.TREE.equals(walk.getFileMode())) {
                return walk.getObjectId(0);
            }
        }
        throw new SourceException(
                Place.PATH, "There is no folder \"%s\" in the repository at commit %s.".formatted(path, commitId()));
    }

    private static void checkKind(Entry entry) {
        if (FileMode.SYMLINK.equals(entry.mode)) {
            throw new SourceException(
                    Place.REPO_URL,
                    "The app has a symbolic link, %s, and links are not followed. Replace it by the file it leads to."
                            .formatted(entry.path));
        }
        if (FileMode.GITLINK.equals(entry.mode)) {
            throw new SourceException(
                    Place.REPO_URL,
                    "The app has a submodule, %s, and submodules are not fetched. Put its files into the repository."
                            .formatted(entry.path));
        }
        for (String step : entry.path.split("/", -1)) {
            if (step.isEmpty() || step.equals(".") || step.equals("..") || step.equalsIgnoreCase(".git")) {
                throw unsafe(entry.path);
            }
        }
    }

    private static SourceException unsafe(String path) {
        return new SourceException(
                Place.REPO_URL, "The app has a file whose name leads out of its folder: \"%s\".".formatted(path));
    }

    private static void checkLimits(int files, long bytes, SourceProperties limits) {
        if (files > limits.appFiles()) {
            throw new SourceException(
                    Place.PATH,
                    "The app's folder has more than %d files or folders (stoa.source.app-files). Give the path of the app's own folder."
                            .formatted(limits.appFiles()));
        }
        if (bytes > limits.appSize().toBytes()) {
            throw new SourceException(
                    Place.PATH,
                    "The app's folder holds more than %d MiB (stoa.source.app-size). Keep data out of the repository."
                            .formatted(limits.appSize().toMegabytes()));
        }
    }

    private Optional<Entry> find(String path) {
        return entries.stream().filter(entry -> entry.path.equals(path)).findFirst();
    }

    private String text(Entry entry, long mostBytes) {
        try {
            ObjectLoader loader = repository.open(entry.object);
            if (loader.getSize() > mostBytes) {
                throw new SourceException(
                        Place.PATH,
                        "%s is larger than %d KiB; it has %d."
                                .formatted(entry.path, mostBytes / 1024, loader.getSize() / 1024));
            }
            return new String(loader.getBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
