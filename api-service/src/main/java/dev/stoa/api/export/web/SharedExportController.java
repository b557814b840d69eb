package dev.stoa.api.export.web;

import dev.stoa.api.problem.Refuses;
import dev.stoa.api.run.RunShares;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The files of a run for whoever has a link to it.
@RestController
@RequestMapping("/api/shared/{code}/export")
@Tag(name = "shared")
class SharedExportController {
    private final RunShares shares;
    private final ExportFiles files;

    SharedExportController(RunShares shares, ExportFiles files) {
        this.shares = shares;
        this.files = files;
    }

    @GetMapping("/{format:csv|json|xlsx|pdf}")
    @Refuses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT})
    @Operation(operationId = "exportShared", summary = "The result of the run a link leads to: csv, json, xlsx or pdf")
    @ApiResponse(
            responseCode = "200",
            description = "A file",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> export(@PathVariable String code, @PathVariable String format, HttpServletRequest request) {
        return files.ofShared(shares.open(code, request.getRemoteAddr()), ExportFormat.of(format));
    }
}
