package dev.stoa.api.export.web;

import dev.stoa.api.audit.Action;
import dev.stoa.api.audit.Actor;
import dev.stoa.api.audit.AuditTrail;
import dev.stoa.api.audit.Subject;
import dev.stoa.api.export.ExportTurns;
import dev.stoa.api.export.ExportedRun;
import dev.stoa.api.export.ExportedRuns;
import dev.stoa.api.export.ResultExport;
import dev.stoa.api.export.report.ReportExport;
import dev.stoa.api.export.workbook.WorkbookExport;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.run.RunReading;
import dev.stoa.api.run.RunReading.WholeRun;
import dev.stoa.api.run.RunRow;
import dev.stoa.api.run.RunShares.SharedRun;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Answers with the files of runs, each when its turn has come and it is noted who takes it.
@Component
class ExportFiles {
    private final ExportTurns turns;
    private final RunReading reading;
    private final ExportedRuns runs;
    private final ResultExport result;
    private final WorkbookExport workbook;
    private final ReportExport report;
    private final AuditTrail audit;

    ExportFiles(
            ExportTurns turns,
            RunReading reading,
            ExportedRuns runs,
            ResultExport result,
            WorkbookExport workbook,
            ReportExport report,
            AuditTrail audit) {
        this.turns = turns;
        this.reading = reading;
        this.runs = runs;
        this.result = result;
        this.workbook = workbook;
        this.report = report;
        this.audit = audit;
    }

    /// What is taken, and by whom.
    ///
    /// @param reader who may see the run
    private record Taking(ExportFormat format, Caller reader, Actor taker, Map<String, String> details) {}

    /// A file for a caller who may see the run.
    ResponseEntity<byte[]> of(String runId, ExportFormat format, Caller caller) {
        return make(runId, new Taking(format, caller, caller.actor(), Map.of("format", format.ending())));
    }

    /// A file for whoever has a link to the run: nobody knows who.
    ResponseEntity<byte[]> ofShared(SharedRun shared, ExportFormat format) {
        Caller sharer = shared.sharer();
        Map<String, String> details = Map.of("format", format.ending(), "shared_by", sharer.name());
        return make(shared.runId(), new Taking(format, sharer, Actor.unknown(sharer.place()), details));
    }

    private ResponseEntity<byte[]> make(String runId, Taking taking) {
        return turns.take(() -> switch (taking.format) {
            case CSV -> {
                WholeRun run = reading.get(runId, taking.reader);
                yield file(taking, run.run(), bytes(result.csv(run)));
            }
            case JSON -> {
                WholeRun run = reading.get(runId, taking.reader);
                yield file(taking, run.run(), bytes(result.json(run)));
            }
            case XLSX -> {
                ExportedRun run = runs.get(runId, taking.reader);
                yield file(taking, run.run(), workbook.xlsx(run));
            }
            case PDF -> {
                ExportedRun run = runs.get(runId, taking.reader);
                yield file(taking, run.run(), report.pdf(run));
            }
        });
    }

    private ResponseEntity<byte[]> file(Taking taking, RunRow run, byte[] content) {
        Subject subject = Subject.run(run.id(), run.functionName());
        audit.noteAlone(taking.taker, Action.RUN_EXPORTED, subject, taking.details);
        String name = "%s-%d.%s".formatted(run.functionName(), run.id(), taking.format.ending());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(taking.format.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
