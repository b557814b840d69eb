package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.testsupport.GitRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An upgrade that stops nothing: an older build works on while this one changes the schema and is started beside it,
/// and is stopped only then. `deploy/upgrade-test` makes the older build and says where it is.
@Tag("older")
class UpgradeIT {
    private static final int TOGETHER_MILLIS = 15_000;

    private final Path folder = KeptFolder.emptied("upgrade");
    private final Path older = Path.of(Objects.requireNonNull(System.getProperty("stoa.older"), "-Dstoa.older"));

    @Test
    void nothingIsLostWhileAnOlderBuildGivesWayToThisOne() throws Exception {
        PrivatePostgres postgres = new PrivatePostgres();
        PrivateRabbit rabbit = new PrivateRabbit(folder.resolve("rabbit"), "127.0.0.1");
        try (Installation before = new Installation(folder("older"), postgres, rabbit, this::command);
                GitRepository repository = SubmittedRuns.app(folder.resolve("app"))) {
            JdbcClient sql = postgres.sql();
            String schemaBefore = schema(sql);
            List<Service> oldWorkers = List.of(before.startWorker(3), before.startWorker(3));
            before.client().awaitWorkers(2);
            String app = before.client().register(repository.url(), "");
            SubmittedRuns first = new SubmittedRuns(before.client(), app, 3, 300, 1);
            Thread.sleep(TOGETHER_MILLIS / 3);
            try (Installation after = before.withThisBuild(folder("newer"))) {
                assertThat(schema(sql)).as("this build changes the schema").isNotEqualTo(schemaBefore);
                SubmittedRuns second = new SubmittedRuns(after.client(), app, 3, 300, 2);
                Thread.sleep(TOGETHER_MILLIS);
                Service newWorker = after.startWorker(3);
                after.client().awaitWorkers(3);
                Thread.sleep(TOGETHER_MILLIS);
                List<SubmittedRuns.Accepted> accepted = new ArrayList<>(first.end());
                assertThat(before.api().stop()).isTrue();
                for (Service worker : oldWorkers) {
                    assertThat(worker.stop()).isTrue();
                }
                Thread.sleep(TOGETHER_MILLIS / 3);
                accepted.addAll(second.end());

                Aftermath aftermath = new Aftermath(sql);
                aftermath.everyRunHasEnded(accepted);
                aftermath.everyRunHasOneEnd(accepted);
                aftermath.everyRunWasRecordedByItsLatestAttempt();
                assertThat(aftermath.endings()).doesNotContain("worker_lost");
                assertThat(claimed(sql, newWorker)).isPositive();
                assertThat(oldWorkers).allSatisfy(worker -> {
                    assertThat(claimed(sql, worker)).isPositive();
                    assertThat(worker.log()).doesNotContain(" ERROR ");
                });
                assertThat(before.api().log()).doesNotContain(" ERROR ");
                System.out.printf("%d runs, %s%n", accepted.size(), aftermath.endings());
            }
        }
    }

    private Path folder(String name) {
        try {
            return Files.createDirectory(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(String module) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx384m",
                "-jar",
                older.resolve(module)
                        .resolve("target/" + module + "-0.1.0-SNAPSHOT.jar")
                        .toString());
    }

    private static String schema(JdbcClient sql) {
        return sql.sql(
                        "SELECT version FROM flyway_schema_history WHERE version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1")
                .query(String.class)
                .single();
    }

    private static int claimed(JdbcClient sql, Service worker) {
        return sql.sql("SELECT count(*) FROM job_runs WHERE worker_id = :id")
                .param("id", worker.toString())
                .query(Integer.class)
                .single();
    }
}
