package dev.stoa.worker.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoa.contracts.source.SourceException;
import dev.stoa.testsupport.GitRepository;
import dev.stoa.worker.Folders;
import dev.stoa.worker.cache.FolderUse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/// The cache of checkouts, alone and shared.
class CheckoutsIT {
    @TempDir(cleanup = CleanupMode.NEVER)
    Path folder;

    private GitRepository repository;

    @BeforeEach
    void makeRepository() {
        repository = GitRepository.create(folder.resolve("repository"))
                .file("function.py", "one")
                .file("models/life/function.py", "two")
                .commit("One");
    }

    @AfterEach
    void deleteAll() throws IOException {
        repository.close();
        Folders.delete(folder);
    }

    @Test
    void anAppsFilesAreThereAndReadOnly() throws Exception {
        try (Checkouts checkouts = checkouts(200);
                FolderUse top = checkouts.take(repository.url(), "", repository.head());
                FolderUse life = checkouts.take(repository.url(), "models/life", repository.head())) {
            assertThat(top.folder().resolve("models/life/function.py")).hasContent("two");
            assertThat(life.folder().resolve("function.py")).hasContent("two");
            assertThat(Files.getPosixFilePermissions(life.folder().resolve("function.py")))
                    .noneMatch(permission -> permission.name().endsWith("WRITE"));
            assertThat(Files.getPosixFilePermissions(life.folder()))
                    .noneMatch(permission -> permission.name().endsWith("WRITE"));
        }
    }

    @Test
    void whatIsInTheCacheNeedsNoNetwork() throws Exception {
        String commit = repository.head();
        try (Checkouts checkouts = checkouts(200)) {
            checkouts.take(repository.url(), "", commit).close();
            Folders.delete(folder.resolve("repository"));
            try (FolderUse again = checkouts.take(repository.url(), "", commit)) {
                assertThat(again.folder().resolve("function.py")).hasContent("one");
            }
        }
    }

    @Test
    void aCommitThatIsNotThereIsTheAuthorsMatterAndLeavesNothing() throws Exception {
        try (Checkouts checkouts = checkouts(200)) {
            assertThatThrownBy(() -> checkouts.take(repository.url(), "", "0".repeat(40)))
                    .isInstanceOf(SourceException.class);
            assertThatThrownBy(() -> checkouts.take(repository.url(), "no/such", repository.head()))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("no/such");
        }
        assertThat(stored()).isEmpty();
    }

    @Test
    void workersThatCheckOutAtOnceGetTheSameFiles() throws Exception {
        List<Future<Path>> taken = new ArrayList<>();
        try (Checkouts one = checkouts(200);
                Checkouts two = checkouts(200);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                Checkouts mine = i % 2 == 0 ? one : two;
                taken.add(threads.submit(() -> {
                    try (FolderUse checkout = mine.take(repository.url(), "", repository.head())) {
                        assertThat(checkout.folder().resolve("function.py")).hasContent("one");
                        return checkout.folder();
                    }
                }));
            }
            for (Future<Path> path : taken) {
                assertThat(path.get()).isEqualTo(taken.getFirst().get());
            }
        }
        assertThat(stored()).hasSize(1);
    }

    @Test
    void processesThatCheckOutAtOnceGetTheSameFiles() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            processes.add(TakeInOwnProcess.start(folder, repository.url(), repository.head()));
        }
        for (Process process : processes) {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isEqualTo(0);
            assertThat(said).endsWith("took one\n");
        }
        assertThat(stored()).hasSize(1);
    }

    @Test
    void theLeastRecentlyUsedGoUnlessTheyAreInUse() throws Exception {
        List<String> commits = commits(4);
        try (Checkouts checkouts = checkouts(2);
                FolderUse kept = checkouts.take(repository.url(), "", commits.get(0))) {
            makeOld(commits.get(0), 300);
            checkouts.take(repository.url(), "", commits.get(1)).close();
            makeOld(commits.get(1), 100);
            checkouts.take(repository.url(), "", commits.get(2)).close();
            makeOld(commits.get(2), 200);
            assertThat(stored()).containsExactlyInAnyOrder(commits.get(0), commits.get(2));
            checkouts.take(repository.url(), "", commits.get(3)).close();
            assertThat(stored()).containsExactlyInAnyOrder(commits.get(0), commits.get(3));
            assertThat(kept.folder().resolve("function.py")).exists();
        }
    }

    @Test
    void aCheckoutInUseByAnotherProcessStays() throws Exception {
        List<String> commits = commits(3);
        Process other = TakeInOwnProcess.startAndKeep(folder, repository.url(), commits.get(0));
        try (Checkouts checkouts = checkouts(1)) {
            makeOld(commits.get(0), 300);
            checkouts.take(repository.url(), "", commits.get(1)).close();
            makeOld(commits.get(1), 100);
            checkouts.take(repository.url(), "", commits.get(2)).close();
            assertThat(stored()).contains(commits.get(0)).doesNotContain(commits.get(1));
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatOthersMakeAndRemoveMeanwhileFailsNoTake() throws Exception {
        Path all = Files.createDirectories(folder.resolve("worker/checkouts"));
        // A name that is listed, but stands for nothing any more.
        Files.createSymbolicLink(all.resolve("gone"), all.resolve("nowhere"));
        try (Checkouts checkouts = checkouts(2);
                FolderUse checkout = checkouts.take(repository.url(), "", repository.head())) {
            assertThat(checkout.folder().resolve("function.py")).hasContent("one");
        }
    }

    @Test
    void aCacheThatCannotBeTrimmedFailsNoTake() throws Exception {
        Path broken = Files.createDirectories(folder.resolve("worker/checkouts/broken"));
        Files.createDirectories(broken.resolve("ready"));
        try (Checkouts checkouts = checkouts(2);
                FolderUse checkout = checkouts.take(repository.url(), "", repository.head())) {
            assertThat(checkout.folder().resolve("function.py")).hasContent("one");
        }
    }

    private List<String> commits(int count) {
        List<String> commits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            repository.file("number.txt", "" + i).commit("Number " + i);
            commits.add(repository.head());
        }
        return commits;
    }

    private void makeOld(String commit, int seconds) throws Exception {
        try (Stream<Path> all = Files.list(folder.resolve("worker/checkouts"))) {
            Path checkout = all.filter(path -> path.getFileName().toString().startsWith(commit))
                    .findFirst()
                    .orElseThrow();
            Files.setLastModifiedTime(
                    checkout.resolve("ready"), FileTime.from(Instant.now().minusSeconds(seconds)));
        }
    }

    private List<String> stored() throws Exception {
        try (Stream<Path> all = Files.list(folder.resolve("worker/checkouts"))) {
            return all.map(path -> path.getFileName().toString())
                    .map(name -> name.substring(0, 40))
                    .toList();
        }
    }

    private Checkouts checkouts(int most) {
        return TakeInOwnProcess.checkouts(folder, new CheckoutProperties(most, DataSize.ofGigabytes(4)));
    }
}
