package dev.stoa.api.audit;

import dev.stoa.api.support.LocalAccountsTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/// What the tests of the audit trail share. Events stay for ever, so each test looks at those since it began.
abstract class AuditTest extends LocalAccountsTest {
    private long lastBefore;

    @BeforeEach
    final void forget() {
        lastBefore = database.sql("SELECT coalesce(max(id), 0) FROM audit_events")
                .query(Long.class)
                .single();
    }

    /// The events since the test began or last forgot, the first one first.
    final List<JsonNode> events() {
        return operator.get("/api/audit?limit=500")
                .json()
                .valueStream()
                .filter(event -> event.path("id").asLong() > lastBefore)
                .toList()
                .reversed();
    }

    /// The subject's kind and name.
    static String subject(JsonNode event) {
        return event.at("/subject/kind").asString() + " "
                + event.at("/subject/name").asString();
    }
}
