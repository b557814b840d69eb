package dev.stoa.api.audit.web;

import dev.stoa.api.audit.AuditEvent;
import dev.stoa.api.audit.AuditExport;
import dev.stoa.api.audit.AuditSearch;
import dev.stoa.api.audit.AuditSearch.Question;
import dev.stoa.api.problem.Refuses;
import dev.stoa.api.search.Pages;
import dev.stoa.api.search.SearchParameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/audit")
@Refuses(HttpStatus.BAD_REQUEST)
@Tag(name = "audit", description = "Who did what to what, for administrators")
class AuditController {
    private final AuditSearch search;
    private final AuditExport export;

    AuditController(AuditSearch search, AuditExport export) {
        this.search = search;
        this.export = export;
    }

    @GetMapping
    @ApiResponse(
            responseCode = "200",
            description = "A page of events",
            headers =
                    @Header(
                            name = "Link",
                            description = "The next page, rel=\"next\"; absent on the last",
                            schema = @Schema(type = "string")))
    @Operation(
            operationId = "listAuditEvents",
            summary = "Who did what to what, newest first",
            description =
                    "`action` may be repeated or a list with commas. The next page's address is in the Link header.")
    ResponseEntity<List<AuditEvent>> list(
            @ParameterObject AuditFilters filters,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = "From a Link header", schema = @Schema(type = "string"))
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            HttpServletRequest request) {
        AuditFilters.checkKnown(request, "limit", "cursor");
        int most = SearchParameters.limit(limit);
        List<AuditEvent> found = search.find(filters.question(), SearchParameters.cursor(cursor), most + 1);
        return Pages.of(found, most, AuditEvent::id, request);
    }

    @GetMapping("/export/csv")
    @ApiResponse(
            responseCode = "200",
            description = "A file",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @Operation(
            operationId = "exportAuditCsv",
            summary = "All events that the filters leave, as CSV, newest first",
            description =
                    "A cell that a spreadsheet would take for a formula has an apostrophe before it. When the file cannot be ended, the connection breaks off.")
    void csv(@ParameterObject AuditFilters filters, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AuditFilters.checkKnown(request);
        Question question = filters.question();
        export.csv(question, () -> file(response));
    }

    private static Writer file(HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("audit.csv").build().toString());
        return response.getWriter();
    }
}
