package dev.stoa.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiTest;
import dev.stoa.testsupport.GitRepository;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// In which order runs that wait are claimed.
class TurnsIT extends ApiTest {
    @Autowired
    private Turns turns;

    @Test
    void appsTakeTurns() {
        String many = readyApp("many", "{\"name\": \"Many\"}");
        String one = readyApp("one", "{\"name\": \"One\"}");
        List<Long> first = List.of(submit(many, "{}"), submit(many, "{}"), submit(many, "{}"));
        long second = submit(one, "{}");

        assertThat(inTurn()).containsExactly(first.get(0), second, first.get(1), first.get(2));
    }

    @Test
    void whatWaitsForACheckGetsItsTurnWhenTheVersionIsReady() {
        long version = registered();
        long first = submit("checked", "{}");
        long second = submit("checked", "{}");
        assertThat(inTurn()).isEmpty();
        assertThat(turns.give()).isZero();

        worker.checks(version);

        assertThat(turns.give()).isEqualTo(2);
        assertThat(inTurn()).containsExactly(first, second);
    }

    @Test
    void aRetryGetsItsTurnWhenItsPauseIsOver() {
        long run = submit(readyApp(), "{}");
        set(run, "turn = NULL, not_before = now() + interval '1 hour'");
        assertThat(turns.give()).isZero();

        set(run, "not_before = now()");

        assertThat(turns.give()).isEqualTo(1);
    }

    private long registered() {
        try (GitRepository repository = repository("checked", "{\"name\": \"Checked\"}")) {
            return api.register(repository.url())
                    .json()
                    .at("/latest_version/id")
                    .asLong();
        }
    }

    private List<Long> inTurn() {
        return database.sql("SELECT id FROM job_runs WHERE status = 'PENDING' AND turn IS NOT NULL ORDER BY turn, id")
                .query((row, n) -> row.getLong("id"))
                .list();
    }

    private void set(long runId, String what) {
        database.sql("UPDATE job_runs SET " + what + " WHERE id = :id")
                .param("id", runId)
                .update();
    }
}
