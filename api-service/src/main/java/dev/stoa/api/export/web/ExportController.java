package dev.stoa.api.export.web;

import dev.stoa.api.export.ExportTurns;
import dev.stoa.api.export.ExportedRun;
import dev.stoa.api.export.ExportedRuns;
import dev.stoa.api.export.ResultExport;
import dev.stoa.api.export.report.ReportExport;
import dev.stoa.api.export.workbook.WorkbookExport;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.problem.Refuses;
import dev.stoa.api.run.RunId;
import dev.stoa.api.run.RunReading;
import dev.stoa.api.run.RunReading.WholeRun;
import dev.stoa.api.run.RunRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/runs/{id}/export")
@Refuses(HttpStatus.CONFLICT)
@Tag(name = "export", description = "A run's result as a file")
class ExportController {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ExportTurns turns;
    private final RunReading reading;
    private final ExportedRuns runs;
    private final ResultExport result;
    private final WorkbookExport workbook;
    private final ReportExport report;

    ExportController(
            ExportTurns turns,
            RunReading reading,
            ExportedRuns runs,
            ResultExport result,
            WorkbookExport workbook,
            ReportExport report) {
        this.turns = turns;
        this.reading = reading;
        this.runs = runs;
        this.result = result;
        this.workbook = workbook;
        this.report = report;
    }

    @GetMapping("/csv")
    @ApiResponse(
            responseCode = "200",
            description = "A file",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @Operation(
            operationId = "exportCsv",
            summary = "The table as CSV: headings are `columns`, cells the rows' values by position")
    ResponseEntity<byte[]> csv(@RunId @PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return turns.take(() -> {
            WholeRun run = reading.get(id, caller);
            return file(run.run(), "csv", new MediaType("text", "csv", StandardCharsets.UTF_8), bytes(result.csv(run)));
        });
    }

    @GetMapping("/json")
    @ApiResponse(
            responseCode = "200",
            description = "A file",
            content = @Content(mediaType = "application/json", schema = @Schema(ref = "Result")))
    @Operation(operationId = "exportJson", summary = "The whole result as JSON")
    ResponseEntity<byte[]> json(@RunId @PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return turns.take(() -> {
            WholeRun run = reading.get(id, caller);
            return file(run.run(), "json", MediaType.APPLICATION_JSON, bytes(result.json(run)));
        });
    }

    @GetMapping("/xlsx")
    @Operation(
            operationId = "exportXlsx",
            summary = "The result as an Excel workbook",
            description =
                    "Sheets Summary, Table, Series, Inputs and Run; numbers, booleans and ISO dates are Excel's own.")
    @ApiResponse(
            responseCode = "200",
            description = "A file",
            content = @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> xlsx(@RunId @PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return turns.take(() -> {
            ExportedRun run = runs.get(id, caller);
            return file(run.run(), "xlsx", MediaType.parseMediaType(XLSX), workbook.xlsx(run));
        });
    }

    @GetMapping("/pdf")
    @Operation(
            operationId = "exportPdf",
            summary = "The result as a report to send on",
            description = "Key figures, inputs, chart and table on A4 pages; of a table at most 500 rows.")
    @ApiResponse(
            responseCode = "200",
            description = "A file",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> pdf(@RunId @PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return turns.take(() -> {
            ExportedRun run = runs.get(id, caller);
            return file(run.run(), "pdf", MediaType.APPLICATION_PDF, report.pdf(run));
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ResponseEntity<byte[]> file(RunRow run, String ending, MediaType type, byte[] content) {
        String name = "%s-%d.%s".formatted(run.functionName(), run.id(), ending);
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
