package dev.stoa.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiTest;
import dev.stoa.testsupport.GitRepository;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.beans.factory.annotation.Autowired;

class TicketSweepIT extends ApiTest {
    @Autowired
    private TicketSweep sweep;

    @Autowired
    private CheckTicketSweep checkSweep;

    @Autowired
    private PublishedTickets published;

    @Autowired
    private AmqpAdmin admin;

    @Test
    void aRunWhoseTicketWasNeverConfirmedIsPublished() {
        String app = quietApp();
        recordWithoutTickets(app, 3);

        sweep.runOnce();

        awaitTickets(3);
        assertThat(unpublished()).isZero();
    }

    @Test
    void aBacklogIsNotPublishedOverAndOver() {
        String app = quietApp();
        recordWithoutTickets(app, 1200);

        sweep.runOnce();
        sweep.runOnce();
        sweep.runOnce();

        awaitTickets(1200);
    }

    @Test
    void aSubmissionsOwnTicketIsNotedSoThatTheSweepLeavesItAlone() {
        String app = quietApp();
        submit(app, "{}");
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> {
            published.note();
            // A queue's length may lag behind the confirm.
            return unpublished() == 0 && ticketsWaiting() == 1;
        });

        sweep.runOnce();

        awaitTickets(1);
    }

    @Test
    void aPurgedQueueIsFilledAgain() {
        String app = quietApp();
        recordWithoutTickets(app, 5);
        sweep.runOnce();
        admin.purgeQueue(ticketQueue());

        sweep.runOnce();

        awaitTickets(5);
    }

    @Test
    void aDeletedQueueIsDeclaredAndFilledAgain() {
        String app = quietApp();
        recordWithoutTickets(app, 5);
        sweep.runOnce();
        admin.deleteQueue(ticketQueue());

        sweep.runOnce();

        awaitTickets(5);
    }

    @Test
    void aLateConfirmOfAnEarlierTicketDoesNotKeepARetryFromItsOwn() {
        String app = quietApp();
        recordWithoutTickets(app, 1);
        database.sql("UPDATE job_runs SET attempt = 1").update();
        long run = database.sql("SELECT id FROM job_runs").query(Long.class).single();

        published.add(run);
        published.note();

        assertThat(unpublished()).isEqualTo(1);
        sweep.runOnce();
        assertThat(unpublished()).isZero();
        awaitTickets(1);
    }

    @Test
    void aCheckThatWaitsIsPublishedAgainWhenItsTicketIsMissingAndNotOtherwise() {
        quiet(appThatIsChecked());
        letCheckWait();
        checkSweep.runOnce();
        awaitTickets(1);

        letCheckWait();
        checkSweep.runOnce();
        assertThat(ticketsWaiting()).as("its ticket is there").isEqualTo(1);

        admin.purgeQueue(ticketQueue());
        checkSweep.runOnce();
        awaitTickets(1);
    }

    /// An app whose version's own ticket has come and is gone, so that it is not taken for another one.
    private String quietApp() {
        return quiet(readyApp());
    }

    private String appThatIsChecked() {
        try (GitRepository repository = repository("checked", "{\"name\": \"Checked\"}")) {
            return api.register(repository.url()).json().path("function_name").asString();
        }
    }

    private String quiet(String app) {
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> ticketsWaiting() >= 1);
        admin.purgeQueue(ticketQueue());
        return app;
    }

    /// A queue's length may lag behind the confirm.
    private void awaitTickets(long count) {
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(this::ticketsWaiting, waiting -> waiting == count);
    }

    private void letCheckWait() {
        database.sql("UPDATE app_versions SET ticket_published_at = now() - interval '1 hour'")
                .update();
    }

    @Test
    void runsOfAVersionThatIsStillCheckedAreNotPublished() {
        String app = quiet(appThatIsChecked());
        recordWithoutTickets(app, 2);
        database.sql("UPDATE app_versions SET ticket_published_at = now() + interval '1 hour'")
                .update();

        sweep.runOnce();

        assertThat(ticketsWaiting()).isZero();
    }

    private void recordWithoutTickets(String app, int count) {
        admin.purgeQueue(ticketQueue());
        database.sql("INSERT INTO job_runs (app_id, version_id, pool, inputs, max_attempts, created_at)"
                        + " SELECT a.id, a.current_version_id, 'default', '{}', 3, now() - interval '1 minute'"
                        + " FROM apps a, generate_series(1, :count) WHERE a.function_name = :app")
                .param("count", count)
                .param("app", app)
                .update();
    }

    private long unpublished() {
        return database.sql("SELECT count(*) FROM job_runs WHERE ticket_published_at IS NULL")
                .query(Long.class)
                .single();
    }
}
