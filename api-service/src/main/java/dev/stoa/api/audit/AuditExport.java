package dev.stoa.api.audit;

import dev.stoa.api.audit.AuditSearch.Question;
import dev.stoa.api.csv.CsvText;
import dev.stoa.contracts.json.StoaJson;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes events as CSV (RFC 4180), however many there are: they are read a few at a time, so neither memory nor a
/// connection of the database waits for a slow reader.
@Component
public class AuditExport {
    private static final int AT_A_TIME = 500;
    private static final String[] HEADINGS = {
        "id", "at", "account_id", "account", "place", "action", "subject_kind", "subject_id", "subject_name", "details"
    };

    private final AuditSearch search;

    AuditExport(AuditSearch search) {
        this.search = search;
    }

    /// Where events are written to.
    public interface Target {
        Appendable open() throws IOException;
    }

    /// Writes what answers the question, newest first.
    ///
    /// @param target opened when the first events are read, so that a failure till then can be answered as such
    public void csv(Question question, Target target) throws IOException {
        List<AuditEvent> events = search.find(question, null, AT_A_TIME);
        CSVPrinter printer = new CSVPrinter(target.open(), CSVFormat.RFC4180);
        printer.printRecord((Object[]) HEADINGS);
        while (!events.isEmpty()) {
            for (AuditEvent event : events) {
                printer.printRecord(cells(event));
            }
            events = search.find(question, events.getLast().id(), AT_A_TIME);
        }
    }

    private static Object[] cells(AuditEvent event) {
        return new Object[] {
            event.id(),
            event.at(),
            event.accountId(),
            text(event.account()),
            text(event.place()),
            event.action().json(),
            event.subject().kind().json(),
            event.subject().id(),
            text(event.subject().name()),
            event.details().isEmpty() ? "" : StoaJson.MAPPER.writeValueAsString(event.details())
        };
    }

    private static String text(@Nullable String text) {
        return CsvText.harmless(Objects.requireNonNullElse(text, ""));
    }
}
