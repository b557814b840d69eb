package dev.stoa.api.run.web;

import dev.stoa.api.app.VisibleApps;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.problem.Refuses;
import dev.stoa.api.run.RunCancellation;
import dev.stoa.api.run.RunId;
import dev.stoa.api.run.RunReading;
import dev.stoa.api.run.RunSearch;
import dev.stoa.api.run.RunSearch.Question;
import dev.stoa.api.search.Pages;
import dev.stoa.api.search.SearchParameters;
import dev.stoa.contracts.run.RunStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/runs")
@Tag(name = "runs")
class RunController {
    private static final Set<String> FILTERS = Set.of("app", "status", "since", "until", "limit", "cursor", "where");

    private final VisibleApps apps;
    private final RunSearch search;
    private final RunReading reading;
    private final RunCancellation cancellation;

    RunController(VisibleApps apps, RunSearch search, RunReading reading, RunCancellation cancellation) {
        this.apps = apps;
        this.search = search;
        this.reading = reading;
        this.cancellation = cancellation;
    }

    @GetMapping
    @Refuses({HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND})
    @ApiResponse(
            responseCode = "200",
            description = "A page of runs",
            headers =
                    @Header(
                            name = "Link",
                            description = "The next page, rel=\"next\"; absent on the last",
                            schema = @Schema(type = "string")))
    @Operation(
            operationId = "listRuns",
            summary = "Runs, newest first",
            description =
                    "`status` may be repeated or a list with commas. `where` may be repeated: a key of `inputs.` or"
                            + " `summary.`, one of = != < <= > >=, and a value. The next page's address is in the Link header.")
    @Parameter(
            name = "where",
            in = ParameterIn.QUERY,
            description = "A condition such as `inputs.age>50` or `summary.Life expectancy<=30`",
            array = @ArraySchema(schema = @Schema(type = "string")))
    ResponseEntity<List<RunView>> list(
            @Parameter(description = "An app's number or its function_name") @RequestParam(required = false) @Nullable
                    String app,
            @Parameter(array = @ArraySchema(schema = @Schema(implementation = RunStatus.class)))
                    @RequestParam(required = false)
                    @Nullable
                    List<String> status,
            @Parameter(
                            description = "Submitted at this time or later",
                            schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable
                    String since,
            @Parameter(
                            description = "Submitted before this time",
                            schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable
                    String until,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = "From a Link header", schema = @Schema(type = "string"))
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        SearchParameters.checkKnown(request.getParameterMap().keySet(), "runs", FILTERS);
        int most = SearchParameters.limit(limit);
        List<RunView> found = search
                .find(new Question(
                        caller,
                        app == null ? null : apps.get(app, caller).id(),
                        SearchParameters.choices("status", status, List.of(RunStatus.values()), RunStatus::name),
                        SearchParameters.time("since", since),
                        SearchParameters.time("until", until),
                        // Read raw: Spring would take a condition with a comma for two.
                        List.of(Optional.ofNullable(request.getParameterValues("where"))
                                .orElse(new String[0])),
                        SearchParameters.cursor(cursor),
                        most + 1))
                .stream()
                .map(RunView::of)
                .toList();
        return Pages.of(found, most, RunView::runId, request);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getRun", summary = "One run, with what went in and came out")
    WholeRunView one(@RunId @PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return WholeRunView.of(reading.get(id, caller));
    }

    @GetMapping(path = "/{id}/logs", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    @Operation(operationId = "getRunLogs", summary = "What the function printed and logged")
    String logs(@RunId @PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return reading.log(id, caller);
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Refuses(HttpStatus.CONFLICT)
    @Operation(operationId = "cancelRun", summary = "Asks for the end of a run; 409 when it has ended already")
    ResponseEntity<SubmitAnswer> cancel(@RunId @PathVariable String id, @AuthenticationPrincipal Caller caller) {
        long runId = RunReading.number(id);
        RunStatus status = cancellation.cancel(runId, caller);
        return ResponseEntity.accepted().body(new SubmitAnswer(runId, status));
    }
}
