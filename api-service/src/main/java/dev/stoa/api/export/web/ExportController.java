package dev.stoa.api.export.web;

import dev.stoa.api.export.NothingToExportException;
import dev.stoa.api.export.ResultExport;
import dev.stoa.api.problem.Problems;
import dev.stoa.api.problem.Refuses;
import dev.stoa.api.run.RunId;
import dev.stoa.api.run.RunReading;
import dev.stoa.api.run.RunReading.WholeRun;
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
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/runs/{id}/export")
@Refuses(HttpStatus.CONFLICT)
@Tag(name = "export", description = "A run's result as a file")
class ExportController {
    private final RunReading reading;
    private final ResultExport export;

    ExportController(RunReading reading, ResultExport export) {
        this.reading = reading;
        this.export = export;
    }

    @GetMapping("/csv")
    @ApiResponse(
            responseCode = "200",
            description = "A file",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @Operation(
            operationId = "exportCsv",
            summary = "The table as CSV: headings are `columns`, cells the rows' values by position")
    ResponseEntity<byte[]> csv(@RunId @PathVariable String id) {
        WholeRun run = reading.get(id);
        return file(run, "csv", new MediaType("text", "csv", StandardCharsets.UTF_8), export.csv(run));
    }

    @GetMapping("/json")
    @ApiResponse(
            responseCode = "200",
            description = "A file",
            content = @Content(mediaType = "application/json", schema = @Schema(ref = "Result")))
    @Operation(operationId = "exportJson", summary = "The whole result as JSON")
    ResponseEntity<byte[]> json(@RunId @PathVariable String id) {
        WholeRun run = reading.get(id);
        return file(run, "json", MediaType.APPLICATION_JSON, export.json(run));
    }

    private static ResponseEntity<byte[]> file(WholeRun run, String ending, MediaType type, String text) {
        String name = "%s-%d.%s".formatted(run.run().functionName(), run.run().id(), ending);
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> nothing(NothingToExportException e) {
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .body(Problems.of(HttpStatus.CONFLICT, String.valueOf(e.getMessage())));
    }
}
