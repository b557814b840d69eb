package dev.stoa.api.run.web;

import dev.stoa.api.app.Apps;
import dev.stoa.api.run.RunCancellation;
import dev.stoa.api.run.RunReading;
import dev.stoa.api.run.RunSearch;
import dev.stoa.api.run.RunSearch.Question;
import dev.stoa.contracts.run.RunStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
@RequestMapping("/api/runs")
@Tag(name = "runs")
class RunController {
    private final Apps apps;
    private final RunSearch search;
    private final RunReading reading;
    private final RunCancellation cancellation;

    RunController(Apps apps, RunSearch search, RunReading reading, RunCancellation cancellation) {
        this.apps = apps;
        this.search = search;
        this.reading = reading;
        this.cancellation = cancellation;
    }

    @GetMapping
    @Operation(
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
            @RequestParam(required = false) @Nullable String app,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        QuestionReader.checkKnown(request.getParameterMap().keySet());
        int most = QuestionReader.limit(limit);
        List<RunView> page = search
                .find(new Question(
                        app == null ? null : apps.getByIdOrName(app).id(),
                        QuestionReader.statuses(status),
                        QuestionReader.time("since", since),
                        QuestionReader.time("until", until),
                        // Read raw: Spring would take a condition with a comma for two.
                        List.of(Optional.ofNullable(request.getParameterValues("where"))
                                .orElse(new String[0])),
                        QuestionReader.cursor(cursor),
                        most + 1))
                .stream()
                .map(RunView::of)
                .toList();
        if (page.size() <= most) {
            return ResponseEntity.ok(page);
        }
        List<RunView> shown = page.subList(0, most);
        String next = ServletUriComponentsBuilder.fromRequest(request)
                .replaceQueryParam("cursor", shown.getLast().runId())
                .scheme(null)
                .host(null)
                .port(null)
                .build(false)
                .toUriString();
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, "<" + escaped(next) + ">; rel=\"next\"")
                .body(shown);
    }

    private static String escaped(String address) {
        return address.replace("<", "%3C")
                .replace(">", "%3E")
                .replace("\"", "%22")
                .replace(" ", "%20");
    }

    @GetMapping("/{id}")
    @Operation(summary = "One run, with what went in and came out")
    WholeRunView one(@PathVariable String id) {
        return WholeRunView.of(reading.get(id));
    }

    @GetMapping(path = "/{id}/logs", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    @Operation(summary = "What the function printed and logged")
    String logs(@PathVariable String id) {
        return reading.log(id);
    }

    @PostMapping("/{id}/cancel")
    @Operation(summary = "Asks for the end of a run; 409 when it has ended already")
    ResponseEntity<SubmitAnswer> cancel(@PathVariable String id) {
        long runId = RunReading.number(id);
        RunStatus status = cancellation.cancel(runId);
        return ResponseEntity.accepted().body(new SubmitAnswer(runId, status));
    }
}
