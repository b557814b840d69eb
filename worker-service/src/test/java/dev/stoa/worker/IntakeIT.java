package dev.stoa.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.contracts.message.Ticket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.AmqpException;
import org.springframework.context.ConfigurableApplicationContext;

/// Tickets: taken no faster than there are slots, and none lost.
class IntakeIT {
    private static final String WAITS =
            "import asyncio\nasync def run(inputs):\n    await asyncio.sleep(inputs['x'])\n    return {}\n";
    private WorkerFixture fixture;

    @BeforeEach
    void start() {
        fixture = new WorkerFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void aMessageThatIsNoTicketDoesNotStopTheOthers() {
        fixture.startWorker("stoa.worker.slots=2");
        long version = fixture.app(WAITS);
        List<String> texts = List.of(
                "no ticket",
                "{\"kind\": \"PARTY\", \"id\": 1}",
                "",
                "null",
                "{}",
                "{\"kind\": null, \"id\": 1}",
                "{\"kind\": \"RUN\"}",
                "{\"kind\": \"RUN\", \"id\": 0}");
        texts.forEach(fixture::publishText);
        assertThat(fixture.runToEnd(version, "{\"x\": 0}").status()).isEqualTo("SUCCESS");
        Await.until(() -> waiting() == 0);
        assertThat(fixture.deadTickets())
                .as("they are kept to be looked at")
                .containsExactlyInAnyOrderElementsOf(texts);
    }

    @Test
    void aDeletedQueueOfDeadTicketsIsMadeAgain() {
        fixture.startWorker();
        Await.until(this::deleteQueueOfDeadTickets);
        fixture.publishText("no ticket");
        assertThat(Await.until(this::deadTicketsIfThere, found -> !found.isEmpty()))
                .containsExactly("no ticket");
    }

    @Test
    void aWorkerWithAFaultOfItsOwnHandsBackAndHoldsBack() throws IOException {
        fixture.startWorker("stoa.worker.slots=2", "stoa.worker.id=broken");
        Path scratch = fixture.folder().resolve("worker/scratch/broken");
        Folders.delete(scratch);
        long version = fixture.app(WAITS);
        List<Long> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(fixture.submit(version, "{\"x\": 0}"));
        }
        Await.until(() -> handedBack() > 0);
        fixture.startWorker("stoa.worker.slots=1", "stoa.worker.id=sound");
        runs.forEach(fixture::publishTicketAgain);

        runs.forEach(run -> assertThat(fixture.awaitEnd(run).status()).isEqualTo("SUCCESS"));

        assertThat(fixture.jdbc()
                        .sql("SELECT bool_and(worker_id = 'sound' AND max_attempts = 2 + attempt) FROM job_runs")
                        .query(Boolean.class)
                        .single())
                .as("elsewhere, and a hand-back costs no attempt")
                .isTrue();
        assertThat(handedBack()).as("once per slot, pause and second").isBetween(1, 8);

        Files.createDirectory(scratch);
        fixture.workers().getLast().close();
        assertThat(fixture.runToEnd(version, "{\"x\": 0}").status())
                .as("the fault is over")
                .isEqualTo("SUCCESS");
    }

    /// False when the broker refuses: RabbitMQ 3.10 may answer any call with an internal error while a queue is being
    /// made.
    private boolean deleteQueueOfDeadTickets() {
        try {
            fixture.rabbit()
                    .execute(channel -> channel.queueDelete(fixture.broker().prefix() + ".dead-tickets"));
            return true;
        } catch (AmqpException e) {
            return false;
        }
    }

    /// Empty also while there is no such queue, or it is being made.
    private List<String> deadTicketsIfThere() {
        try {
            return fixture.deadTickets();
        } catch (AmqpException e) {
            return List.of();
        }
    }

    private int handedBack() {
        return fixture.jdbc()
                .sql("SELECT count(*) FROM job_runs, jsonb_array_elements(earlier_attempts) a"
                        + " WHERE a ->> 'end' = 'worker_fault'")
                .query(Integer.class)
                .single();
    }

    @Test
    void aTicketIsNotHeldWithoutASlotWhileAnotherWorkerIdles() {
        fixture.startWorker("stoa.worker.slots=1");
        long version = fixture.app(WAITS);
        fixture.runToEnd(version, "{\"x\": 0}");
        long first = fixture.submit(version, "{\"x\": 6}");
        Await.until(() -> fixture.run(first).status().equals("RUNNING"));
        long second = fixture.submit(version, "{\"x\": 0}");
        fixture.startWorker("stoa.worker.slots=1");
        assertThat(fixture.awaitEnd(second).status()).isEqualTo("SUCCESS");
        assertThat(fixture.run(first).status()).isEqualTo("RUNNING");
    }

    @Test
    void moreRunsThanSlotsAreAllCarriedOut() {
        fixture.startWorker("stoa.worker.slots=3");
        long version = fixture.app(WAITS);
        List<Long> runs = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            runs.add(fixture.submit(version, "{\"x\": 0.05}"));
        }
        runs.forEach(run -> assertThat(fixture.awaitEnd(run).status()).isEqualTo("SUCCESS"));
        runs.forEach(run -> assertThat(fixture.run(run).attempt()).isEqualTo(1));
    }

    @Test
    void aDuplicateTicketFindsNothingToClaim() {
        fixture.startWorker();
        long version = fixture.app(WAITS);
        long run = fixture.submit(version, "{\"x\": 0.5}");
        for (int i = 0; i < 5; i++) {
            fixture.publish(Ticket.forRun(run));
        }
        fixture.awaitEnd(run);
        fixture.publish(Ticket.forRun(run));
        assertThat(fixture.runToEnd(version, "{\"x\": 0}").status()).isEqualTo("SUCCESS");
        assertThat(fixture.run(run).attempt()).isEqualTo(1);
    }

    @Test
    void aWorkerThatEndsLetsItsRunsEndFirst() {
        ConfigurableApplicationContext worker = fixture.startWorker();
        long run = fixture.submit(fixture.app(WAITS), "{\"x\": 2}");
        Await.until(() -> fixture.run(run).status().equals("RUNNING"));
        worker.close();
        assertThat(fixture.run(run).status()).isEqualTo("SUCCESS");
        assertThat(workers()).isEqualTo(0);
    }

    @Test
    void aWorkerThatEndsHandsBackWhatTakesTooLong() {
        ConfigurableApplicationContext worker = fixture.startWorker("stoa.worker.grace=1s");
        long run = fixture.submit(fixture.app(WAITS), "{\"x\": 60}");
        Await.until(() -> fixture.run(run).status().equals("RUNNING"));
        fixture.jdbc().sql("UPDATE job_runs SET ticket_published_at = now()").update();
        worker.close();
        RunRow row = fixture.run(run);
        assertThat(row.status()).isEqualTo("PENDING");
        assertThat(row.attempt()).isEqualTo(1);
        assertThat(fixture.jdbc()
                        .sql("SELECT count(*) FROM job_runs WHERE ticket_published_at IS NULL")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aConnectionThatIsCutLosesNothing() throws Exception {
        fixture.startWorker("stoa.worker.slots=2");
        long version = fixture.app(WAITS);
        fixture.runToEnd(version, "{\"x\": 0}");
        List<Long> runs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            runs.add(fixture.submit(version, "{\"x\": 2}"));
        }
        Await.until(() -> fixture.run(runs.getFirst()).status().equals("RUNNING"));
        CutConnections.of(fixture.workers());
        runs.forEach(run -> assertThat(fixture.awaitEnd(run).status()).isEqualTo("SUCCESS"));
        runs.forEach(run -> assertThat(fixture.run(run).attempt()).isEqualTo(1));
        Await.until(() -> waiting() == 0);
    }

    private int waiting() {
        return fixture.messagesWaiting();
    }

    private int workers() {
        return fixture.jdbc()
                .sql("SELECT count(*) FROM workers")
                .query(Integer.class)
                .single();
    }
}
