package dev.stoa.worker.record;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.manifest.Manifest;
import dev.stoa.contracts.run.RunError;
import java.sql.Types;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Writes what came of the check of an app version, as long as the check's attempt is the current one.
@Component
public class VersionRecords {
    /// First, so that the checks of two versions of an app see what the other has written.
    private static final String LOCK_APP =
            "SELECT a.id FROM apps a JOIN app_versions v ON v.app_id = a.id WHERE v.id = :id FOR NO KEY UPDATE OF a";
    private static final String READY = """
            UPDATE app_versions
               SET status = 'READY', python = :python, java = :java, environment_id = :environment,
                   packages = :packages::jsonb, check_log = :log, error = NULL, checked_at = now(),
                   check_lease_expires_at = NULL
             WHERE id = :id AND check_attempt = :attempt AND status = 'CHECKING'
            """;
    private static final String BROKEN = """
            UPDATE app_versions
               SET status = 'BROKEN', error = :error::jsonb, check_log = :log, checked_at = now(),
                   check_lease_expires_at = NULL
             WHERE id = :id AND check_attempt = :attempt AND status = 'CHECKING'
            """;
    /// The app shows what its newest version that can be run says of itself, but for what was there already when
    /// somebody
    /// chose the version that is used.
    private static final String MAKE_CURRENT = """
            UPDATE apps a
               SET current_version_id = v.id, name = :name, description = :description, tags = :tags::jsonb,
                   input_schema = :inputs::jsonb, input_order = :inputOrder::jsonb, updated_at = now()
              FROM app_versions v
             WHERE v.id = :id AND a.id = v.app_id AND v.number > a.passed_over
               AND NOT EXISTS (SELECT FROM app_versions current
                                WHERE current.id = a.current_version_id AND current.status = 'READY'
                                  AND current.number > v.number)
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    VersionRecords(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// Records that a version can be run, and makes it its app's current one when none newer is; false when the check's
    /// attempt is not the current one any more, and nothing was written.
    ///
    /// @param checkLog what was printed while it was checked
    public boolean ready(AttemptId check, Manifest manifest, CheckedWith with, String checkLog)
            throws InterruptedException {
        return PatientWrite.keepTrying(
                what(check, "READY"),
                () -> transactions.execute(status -> {
                    jdbc.sql(LOCK_APP).param("id", check.id()).query(Long.class).optional();
                    boolean recorded = about(READY, check)
                                    .param("python", with.python())
                                    .param("java", with.java())
                                    .param("environment", with.environmentId(), Types.BIGINT)
                                    .param("packages", with.packages())
                                    .param("log", StorableText.of(checkLog))
                                    .update()
                            == 1;
                    if (recorded) {
                        makeCurrent(check.id(), manifest);
                    }
                    return recorded;
                }));
    }

    /// Records that a version cannot be run; false as for [#ready].
    public boolean broken(AttemptId check, RunError error, String checkLog) throws InterruptedException {
        String json = StoaJson.MAPPER.writeValueAsString(StorableText.of(error));
        return PatientWrite.keepTrying(
                what(check, "BROKEN"),
                () -> about(BROKEN, check)
                                .param("error", json)
                                .param("log", StorableText.of(checkLog))
                                .update()
                        == 1);
    }

    private void makeCurrent(long versionId, Manifest manifest) {
        jdbc.sql(MAKE_CURRENT)
                .param("id", versionId)
                .param("name", manifest.name())
                .param("description", manifest.description())
                .param("tags", StoaJson.MAPPER.writeValueAsString(manifest.tags()))
                .param("inputs", manifest.inputs().toString())
                .param(
                        "inputOrder",
                        StoaJson.MAPPER.writeValueAsString(manifest.inputs().propertyNames()))
                .update();
    }

    private JdbcClient.StatementSpec about(String sql, AttemptId check) {
        return jdbc.sql(sql).param("id", check.id()).param("attempt", check.number());
    }

    private static String what(AttemptId check, String status) {
        return "The check of version %d (attempt %d), %s,".formatted(check.id(), check.number(), status);
    }
}
