package dev.stoa.worker.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.contracts.message.Ticket;
import dev.stoa.worker.Worker;
import dev.stoa.worker.WorkerCapabilities;
import dev.stoa.worker.WorkerFixture;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Claims and leases, against the real database and without a whole worker.
class ClaimIT {
    private static final LeaseProperties PROPERTIES =
            new LeaseProperties(Duration.ofSeconds(30), Duration.ofSeconds(5));
    private static WorkerFixture fixture;
    private static long version;

    @BeforeAll
    static void start() {
        fixture = new WorkerFixture();
        version = fixture.app("async def run(inputs):\n    return {}\n");
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @BeforeEach
    void nothingWaits() {
        fixture.jdbc()
                .sql("UPDATE job_runs SET status = 'CANCELLED', finished_at = now() WHERE status = 'PENDING'")
                .update();
    }

    @Test
    void partiesTakeTurns() {
        Member member = new Member("a");
        List<Long> many = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            many.add(fixture.insertRun(version, "{}", "many", 0));
        }
        assertThat(member.take()).isEqualTo(many.get(0));
        long one = fixture.insertRun(version, "{}", "one", 0);
        long another = fixture.insertRun(version, "{}", "one", 0);

        assertThat(List.of(member.take(), member.take(), member.take(), member.take(), member.take()))
                .containsExactly(many.get(1), one, many.get(2), another, many.get(3));
    }

    @Test
    void aTicketIsForTheRunWhoseTurnItIs() {
        long first = fixture.insertRun(version, "{}");
        long second = fixture.insertRun(version, "{}");
        set(second, "ticket_published_at = now()");

        Lease lease =
                new Member("a").leases.claim(Ticket.forRun(second), "default").orElseThrow();

        assertThat(lease.claim().id()).isEqualTo(first);
        assertThat(noted(second))
                .as("the first's ticket may never come, so the second's is to be published again")
                .isFalse();
    }

    @Test
    void aTicketsRunThatIsLockedIsNotWaitedFor() throws Exception {
        long first = fixture.insertRun(version, "{}");
        long second = fixture.insertRun(version, "{}");
        set(second, "ticket_published_at = now()");
        try (Connection connection = fixture.database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("UPDATE job_runs SET progress = NULL WHERE id = " + second);

            assertThat(CompletableFuture.supplyAsync(
                            () -> new Member("a").leases.claim(Ticket.forRun(second), "default")))
                    .succeedsWithin(Duration.ofSeconds(5))
                    .satisfies(lease ->
                            assertThat(lease.orElseThrow().claim().id()).isEqualTo(first));
            connection.rollback();
        }
    }

    /// A claim does not wait for the disk, so a crash may undo it.
    @Test
    void aClaimThatTheDatabaseForgotIsLostWhenTheRunIsClaimedAgain() {
        long run = fixture.insertRun(version, "{}");
        Member member = new Member("a");
        Lease forgotten = member.leases.claim(Ticket.forRun(run), "default").orElseThrow();
        set(run, "status = 'PENDING', attempt = 0, worker_id = NULL, lease_expires_at = NULL, started_at = NULL");

        Lease second = member.leases.claim(Ticket.forRun(run), "default").orElseThrow();

        assertThat(forgotten.ended()).contains(LeaseEnd.LOST);
        assertThat(second.ended()).isEmpty();
    }

    @Test
    void whatComesAfterAClaimWaitsForTheDiskAgain() throws Exception {
        fixture.insertRun(version, "{}");
        try (Connection connection = fixture.database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT * FROM claim_run('default', 0, 'a', 30, true, NULL)");
            try (ResultSet shown = statement.executeQuery("SHOW synchronous_commit")) {
                assertThat(shown.next()).isTrue();
                assertThat(shown.getString(1)).isEqualTo("on");
            }
        }
    }

    @Test
    void aRunThatIsLockedForAMomentIsWaitedFor() throws Exception {
        long run = fixture.insertRun(version, "{}");
        try (Connection connection = fixture.database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("UPDATE job_runs SET ticket_published_at = now() WHERE id = " + run);
            Future<Optional<Lease>> claim =
                    threads.submit(() -> new Member("a").leases.claim(Ticket.forRun(run), "default"));
            Thread.sleep(500);
            assertThat(claim).isNotDone();
            connection.commit();

            assertThat(claim.get())
                    .hasValueSatisfying(lease -> assertThat(lease.claim().id()).isEqualTo(run));
        }
    }

    @Test
    void ofTenClaimsOneWins() throws Exception {
        for (int round = 0; round < 10; round++) {
            long run = fixture.insertRun(version, "{}");
            List<Future<Optional<Lease>>> claims = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
                for (int i = 0; i < 10; i++) {
                    Leases leases = new Member("worker-" + i).leases;
                    claims.add(threads.submit(() -> leases.claim(Ticket.forRun(run), "default")));
                }
            }
            int won = 0;
            for (Future<Optional<Lease>> claim : claims) {
                won += claim.get().isPresent() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
            assertThat(fixture.run(run).attempt()).isEqualTo(1);
        }
    }

    /// A claim that began before the submission finds it all the same when it had to wait.
    @Test
    void aRunStartsNoEarlierThanItWasSubmitted() {
        long run = fixture.insertRun(version, "{}");
        set(run, "created_at = now() + interval '1 minute'");

        assertThat(new Member("a").take()).isEqualTo(run);

        assertThat(fixture.jdbc()
                        .sql("SELECT started_at = created_at FROM job_runs WHERE id = :id")
                        .param("id", run)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aClaimTellsWhatTheAttemptNeeds() {
        long run = fixture.insertRun(version, "{\"x\": 2.50}");
        Lease lease =
                new Member("a").leases.claim(Ticket.forRun(run), "default").orElseThrow();
        ClaimedRun claim = (ClaimedRun) lease.claim();
        assertThat(claim.inputs()).isEqualTo("{\"x\": 2.50}");
        assertThat(claim.attempt()).isEqualTo(1);
        assertThat(claim.version().id()).isEqualTo(version);
        assertThat(claim.version().commitId()).hasSize(40);
        assertThat(claim.version().repoUrl()).startsWith("file://");
        assertThat(claim.version().manifest()).isEqualTo(WorkerFixture.NUMBERS_ONLY);
    }

    @Test
    void whatIsNotToBeRunIsNotClaimed() {
        Member member = new Member("a");
        long cancelled = fixture.insertRun(version, "{}");
        set(cancelled, "cancel_requested_at = now()");
        assertThat(member.leases.claim(Ticket.forRun(cancelled), "default")).isEmpty();
        long unchecked = fixture.insertRun(fixture.version(Map.of("function.py", ""), "CHECKING"), "{}");
        assertThat(member.leases.claim(Ticket.forRun(unchecked), "default")).isEmpty();
        assertThat(member.leases.claim(Ticket.forRun(Long.MAX_VALUE), "default"))
                .isEmpty();
    }

    @Test
    void aCheckIsClaimedOnceUntilItsLeaseRunsOut() {
        long checking = fixture.version(Map.of("function.py", ""), "CHECKING");
        Member member = new Member("a");
        assertThat(member.leases
                        .claim(Ticket.forCheck(checking), "default")
                        .orElseThrow()
                        .claim()
                        .attempt())
                .isEqualTo(1);
        assertThat(member.leases.claim(Ticket.forCheck(checking), "default")).isEmpty();
        fixture.jdbc()
                .sql("UPDATE app_versions SET check_lease_expires_at = now() - interval '1 second' WHERE id = :id")
                .param("id", checking)
                .update();
        assertThat(member.leases
                        .claim(Ticket.forCheck(checking), "default")
                        .orElseThrow()
                        .claim()
                        .attempt())
                .isEqualTo(2);
    }

    @Test
    void aHeartbeatRenewsAndSeesWhatWasLostOrCalledOff() {
        Member member = new Member("beating");
        Lease kept = member.claim();
        Lease lost = member.claim();
        Lease cancelled = member.claim();
        set(kept.claim().id(), "lease_expires_at = now()");
        set(lost.claim().id(), "attempt = attempt + 1");
        set(cancelled.claim().id(), "cancel_requested_at = now()");
        List<LeaseEnd> ends = new ArrayList<>();
        List.of(kept, lost, cancelled).forEach(lease -> lease.whenEnded(ends::add));
        member.heartbeat.runOnce();
        assertThat(ends).containsExactlyInAnyOrder(LeaseEnd.LOST, LeaseEnd.CANCELLED);
        assertThat(secondsLeft(kept.claim().id())).isBetween(25.0, 30.0);
        assertThat(fixture.jdbc()
                        .sql("SELECT busy FROM workers WHERE id = 'beating'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aClaimWhoseAnswerWasLostIsNotRenewed() {
        Member member = new Member("forgetful");
        Lease forgotten = member.claim();
        forgotten.close();
        set(forgotten.claim().id(), "lease_expires_at = now()");
        member.heartbeat.runOnce();
        assertThat(secondsLeft(forgotten.claim().id())).isLessThanOrEqualTo(0);
    }

    @Test
    void ofAVersionsChecksThoseCountAsLostThatRanOut() {
        long checking = fixture.version(Map.of("function.py", ""), "CHECKING");
        Member member = new Member("a");
        Lease lease = member.leases.claim(Ticket.forCheck(checking), "default").orElseThrow();
        member.leases.handBack(lease, HandBackReason.WORKER_STOPS);
        assertThat(member.leases.claim(Ticket.forCheck(checking), "default")).isPresent();
        assertThat(losses(checking)).as("handed back").isZero();
        fixture.jdbc()
                .sql("UPDATE app_versions SET check_lease_expires_at = now() - interval '1 second' WHERE id = :id")
                .param("id", checking)
                .update();
        assertThat(member.leases.claim(Ticket.forCheck(checking), "default")).isPresent();
        assertThat(losses(checking)).as("run out").isEqualTo(1);
    }

    private static int losses(long version) {
        return fixture.jdbc()
                .sql("SELECT check_losses FROM app_versions WHERE id = :id")
                .param("id", version)
                .query(Integer.class)
                .single();
    }

    @Test
    void whatIsHandedBackWaitsWithOneMoreAttemptAllowed() {
        Member member = new Member("leaving");
        Lease lease = member.claim();
        long run = lease.claim().id();
        assertThat(member.leases.handBack(lease, HandBackReason.WORKER_STOPS)).isEqualTo(HandBack.WAITING);
        assertThat(fixture.run(run).status()).isEqualTo("PENDING");
        assertThat(fixture.run(run).workerId()).isNull();
        assertThat(fixture.run(run).attempt()).isEqualTo(1);
        assertThat(mostAttempts(run)).isEqualTo(4);
        assertThat(member.leases.handBack(lease, HandBackReason.WORKER_STOPS))
                .as("a second time")
                .isEqualTo(HandBack.LOST);
        Lease next = new Member("leaving")
                .leases
                .claim(Ticket.forRun(run), "default")
                .orElseThrow();
        assertThat(next.claim().attempt()).as("tells the two tries apart").isEqualTo(2);
        assertThat(member.leases.handBack(lease, HandBackReason.WORKER_STOPS))
                .as("the first try")
                .isEqualTo(HandBack.LOST);
    }

    @Test
    void whatIsHandedBackAfterItWasCalledOffIsOver() {
        Member member = new Member("leaving");
        Lease lease = member.claim();
        long run = lease.claim().id();
        set(run, "cancel_requested_at = now()");
        assertThat(member.leases.handBack(lease, HandBackReason.WORKER_STOPS)).isEqualTo(HandBack.CALLED_OFF);
        assertThat(fixture.run(run).status()).isEqualTo("CANCELLED");
        assertThat(mostAttempts(run)).isEqualTo(3);
        assertThat(member.leases.handBack(lease, HandBackReason.WORKER_STOPS))
                .as("a second time")
                .isEqualTo(HandBack.LOST);
    }

    @Test
    void whatDoesNotEndInTimeIsHandedBackAndTheRunsThatWereCalledOffAreNamed() throws InterruptedException {
        Member member = new Member("hurried");
        Lease waiting = member.claim();
        Lease calledOff = member.claim();
        set(calledOff.claim().id(), "cancel_requested_at = now()");
        assertThat(member.leases.handBackAll(Duration.ofMillis(1)))
                .containsExactly(calledOff.claim().id());
        assertThat(fixture.run(waiting.claim().id()).status()).isEqualTo("PENDING");
    }

    private static boolean noted(long run) {
        return fixture.jdbc()
                .sql("SELECT ticket_published_at IS NOT NULL FROM job_runs WHERE id = :id")
                .param("id", run)
                .query(Boolean.class)
                .single();
    }

    private static int mostAttempts(long run) {
        return fixture.jdbc()
                .sql("SELECT max_attempts FROM job_runs WHERE id = :id")
                .param("id", run)
                .query(Integer.class)
                .single();
    }

    private static void set(long run, String what) {
        fixture.jdbc()
                .sql("UPDATE job_runs SET " + what + " WHERE id = :id")
                .param("id", run)
                .update();
    }

    private static double secondsLeft(long run) {
        return fixture.jdbc()
                .sql("SELECT extract(epoch FROM lease_expires_at - now()) FROM job_runs WHERE id = :id")
                .param("id", run)
                .query(Double.class)
                .single();
    }

    /// The leasing part of a worker.
    private static final class Member {
        private final Leases leases;
        private final Heartbeat heartbeat;

        private Member(String id) {
            Worker worker = new Worker(id, "host", 1, List.of("default"), 4, Path.of("/tmp"));
            HeldLeases held = new HeldLeases();
            leases = new Leases(new ClaimStatements(fixture.jdbc(), worker, PROPERTIES), held);
            WorkerRow row = new WorkerRow(fixture.jdbc(), worker, new WorkerCapabilities("3.11.2", "none"));
            heartbeat = new Heartbeat(held, new RenewStatements(fixture.jdbc(), worker, PROPERTIES), row, PROPERTIES);
        }

        /// Claims with a ticket of a run that is long over.
        private long take() {
            return leases.claim(Ticket.forRun(Long.MAX_VALUE), "default")
                    .orElseThrow()
                    .claim()
                    .id();
        }

        private Lease claim() {
            return leases.claim(Ticket.forRun(fixture.insertRun(version, "{}")), "default")
                    .orElseThrow();
        }
    }
}
