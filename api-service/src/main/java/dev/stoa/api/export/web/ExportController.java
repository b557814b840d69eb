package dev.stoa.api.export.web;

import dev.stoa.api.identity.Caller;
import dev.stoa.api.problem.Refuses;
import dev.stoa.api.run.RunId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
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
    private final ExportFiles files;

    ExportController(ExportFiles files) {
        this.files = files;
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
        return files.of(id, ExportFormat.CSV, caller);
    }

    @GetMapping("/json")
    @ApiResponse(
            responseCode = "200",
            description = "A file",
            content = @Content(mediaType = "application/json", schema = @Schema(ref = "Result")))
    @Operation(operationId = "exportJson", summary = "The whole result as JSON")
    ResponseEntity<byte[]> json(@RunId @PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return files.of(id, ExportFormat.JSON, caller);
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
            content =
                    @Content(mediaType = ExportFormat.XLSX_TYPE, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> xlsx(@RunId @PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return files.of(id, ExportFormat.XLSX, caller);
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
        return files.of(id, ExportFormat.PDF, caller);
    }
}
