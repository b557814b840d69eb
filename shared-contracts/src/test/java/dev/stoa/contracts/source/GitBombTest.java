package dev.stoa.contracts.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoa.testsupport.GitRepository;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/// Repositories that are small and unpack to something huge.
class GitBombTest {
    private static final PersonIdent SOMEBODY =
            new PersonIdent("Test Author", "author@example.org", Instant.EPOCH, ZoneOffset.UTC);
    private static final int BASE = 1 << 14;

    @TempDir
    Path temp;

    @Test
    void aFileOfZerosIsNotUnpacked() throws IOException {
        try (GitRepository repository = GitRepository.create(temp.resolve("zeros"))) {
            repository.file("manifest.json", "{\"name\": \"Zeros\"}");
            Files.write(temp.resolve("zeros/zeros"), new byte[32 << 20]);
            repository.commit("first");

            assertRefused(repository.url());
        }
    }

    /// Each object says: twice the one before.
    @Test
    void anObjectThatDoublesIsNotUnpacked() throws Exception {
        Path folder = temp.resolve("doubles");
        try (Git git = Git.init().setBare(true).setDirectory(folder.toFile()).call()) {
            Repository repository = git.getRepository();
            ObjectId last = doubles(repository, 11);
            assertThat(repository.open(last).getSize()).isEqualTo(32L << 20);
            commit(repository, tree(repository, Map.of("huge", last), FileMode.REGULAR_FILE));
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum())
                    .as("what it takes on the disk")
                    .isLessThan(100_000);
        }

        assertRefused(folder.toUri().toString());
    }

    /// Ten folders that are the same, each with ten that are the same, and so on: ten thousand million files.
    @Test
    void foldersInFoldersAreCountedNoFurtherThanTheLimit() throws Exception {
        Path folder = temp.resolve("folders");
        try (Git git = Git.init().setBare(true).setDirectory(folder.toFile()).call()) {
            Repository repository = git.getRepository();
            ObjectId inner;
            try (ObjectInserter inserter = repository.newObjectInserter()) {
                inner = inserter.insert(Constants.OBJ_BLOB, new byte[] {1});
                inserter.flush();
            }
            FileMode mode = FileMode.REGULAR_FILE;
            for (int level = 0; level < 10; level++) {
                ObjectId below = inner;
                inner = tree(
                        repository,
                        "abcdefghij"
                                .chars()
                                .mapToObj(Character::toString)
                                .collect(Collectors.toMap(name -> name, name -> below)),
                        mode);
                mode = FileMode.TREE;
            }
            commit(repository, inner);
        }
        long begun = System.nanoTime();

        assertThatThrownBy(() -> fetch(folder.toUri().toString()))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("The app's folder has more than 100 files or folders");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    private void assertRefused(String url) {
        assertThatThrownBy(() -> fetch(url))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "The repository %s has a file that is too large (stoa.source.fetch-size): Object too large (33,554,432 bytes), rejecting the pack. Max object size limit is 8,388,608 bytes. Keep data out of it.",
                        SourceAddress.of(url, "").repoUrl());
    }

    private void fetch(String url) throws IOException {
        SourceProperties properties = new SourceProperties(
                Set.of("file"),
                List.of(),
                Duration.ofSeconds(60),
                DataSize.ofMegabytes(8),
                DataSize.ofMegabytes(1),
                100,
                Map.of(),
                null);
        try (SourceFetch fetch = new SourceFetch(properties);
                FetchedSource source =
                        fetch.fetch(SourceAddress.of(url, ""), null, Files.createTempDirectory(temp, "fetched"))) {
            assertThat(source.commitId()).isEmpty();
        }
    }

    private static ObjectId tree(Repository repository, Map<String, ObjectId> entries, FileMode mode)
            throws IOException {
        TreeFormatter tree = new TreeFormatter();
        entries.keySet().stream().sorted().forEach(name -> tree.append(name, mode, entries.get(name)));
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(tree);
            inserter.flush();
            return id;
        }
    }

    private static void commit(Repository repository, ObjectId tree) throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setAuthor(SOMEBODY);
        commit.setCommitter(SOMEBODY);
        commit.setMessage("first");
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = repository.updateRef(Constants.HEAD);
            update.setNewObjectId(id);
            update.update();
        }
    }

    /// Stores a pack (gitformat-pack(5)) of a file and of objects that are each twice the one before; the last one's
    /// id.
    private static ObjectId doubles(Repository repository, int times) throws Exception {
        ByteArrayOutputStream pack = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(pack);
        out.writeBytes("PACK");
        out.writeInt(2);
        out.writeInt(times + 1);
        writeObject(out, Constants.OBJ_BLOB, null, new byte[BASE]);
        ObjectId last = idOfZeros(BASE);
        int size = BASE;
        for (int i = 0; i < times; i++) {
            writeObject(out, Constants.OBJ_REF_DELTA, last, twice(size));
            size *= 2;
            last = idOfZeros(size);
        }
        out.write(sha1(pack.toByteArray()));
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            inserter.newPackParser(new ByteArrayInputStream(pack.toByteArray())).parse(NullProgressMonitor.INSTANCE);
            inserter.flush();
        }
        return last;
    }

    private static void writeObject(DataOutputStream out, int type, @Nullable ObjectId base, byte[] content)
            throws IOException {
        int rest = content.length >>> 4;
        out.write((type << 4) | (content.length & 15) | (rest > 0 ? 128 : 0));
        for (; rest > 0; rest >>>= 7) {
            out.write((rest & 127) | (rest > 127 ? 128 : 0));
        }
        if (base != null) {
            base.copyRawTo(out);
        }
        DeflaterOutputStream deflated = new DeflaterOutputStream(out);
        deflated.write(content);
        deflated.finish();
    }

    /// The difference that makes an object twice its base, copied in pieces of at most 64 KiB.
    private static byte[] twice(int size) {
        ByteArrayOutputStream delta = new ByteArrayOutputStream();
        writeSize(delta, size);
        writeSize(delta, size * 2);
        for (int copied = 0; copied < size * 2; copied += 1 << 16) {
            int piece = Math.min(1 << 16, size * 2 - copied);
            // From the beginning: zeros are zeros. Length 0 means 64 KiB.
            if (piece == 1 << 16 && size >= 1 << 16) {
                delta.write(128);
            } else {
                for (int left = piece; left > 0; left -= Math.min(left, size)) {
                    int part = Math.min(left, size);
                    delta.write(128 | 16 | 32);
                    delta.write(part & 255);
                    delta.write(part >>> 8);
                }
            }
        }
        return delta.toByteArray();
    }

    private static void writeSize(ByteArrayOutputStream out, int size) {
        int rest = size;
        for (; rest > 127; rest >>>= 7) {
            out.write((rest & 127) | 128);
        }
        out.write(rest);
    }

    private static ObjectId idOfZeros(int size) {
        try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
            return formatter.idFor(Constants.OBJ_BLOB, new byte[size]);
        }
    }

    private static byte[] sha1(byte[] content) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-1").digest(content);
    }
}
