package dev.stoa.api.run.web;

import dev.stoa.api.identity.Caller;
import dev.stoa.api.problem.Refuses;
import dev.stoa.api.quota.RateLimitFields;
import dev.stoa.api.run.FinishWait;
import dev.stoa.api.run.RunReading;
import dev.stoa.api.run.RunSubmission;
import dev.stoa.api.run.RunSubmission.Asked;
import dev.stoa.api.run.RunSubmission.Submitted;
import dev.stoa.api.run.RunSubmission.Submitter;
import dev.stoa.api.run.SubmissionRefusedException;
import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.manifest.Fault;
import dev.stoa.contracts.manifest.JsonWords;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/apps/{id}")
@Tag(name = "runs", description = "Submitting, following and reading runs")
class SubmissionController {
    private static final Logger log = LoggerFactory.getLogger(SubmissionController.class);

    private final RunSubmission submission;
    private final FinishWait wait;
    private final RunReading reading;

    SubmissionController(RunSubmission submission, FinishWait wait, RunReading reading) {
        this.submission = submission;
        this.wait = wait;
        this.reading = reading;
    }

    @PostMapping("/run")
    @Refuses(HttpStatus.TOO_MANY_REQUESTS)
    @Operation(
            operationId = "submitRun",
            summary =
                    "Records a run of the app's current version, or of the one named; `Prefer: wait=N` waits up to 60 s for its end")
    @ApiResponse(
            responseCode = "202",
            description = "Recorded",
            headers = {
                @Header(
                        name = RateLimitFields.POLICY,
                        description = "The caller's limits, where there are any",
                        schema = @Schema(type = "string")),
                @Header(
                        name = RateLimitFields.LEFT,
                        description = "What is left of each",
                        schema = @Schema(type = "string")),
                @Header(name = "Location", description = "The run", schema = @Schema(type = "string")),
                @Header(
                        name = "Preference-Applied",
                        description = "The wait that was granted",
                        schema = @Schema(type = "string"))
            },
            content = @Content(schema = @Schema(implementation = SubmitAnswer.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Ended within the wait",
            headers = {
                @Header(name = "Location", description = "The run", schema = @Schema(type = "string")),
                @Header(
                        name = "Preference-Applied",
                        description = "The wait that was granted",
                        schema = @Schema(type = "string"))
            },
            content = @Content(schema = @Schema(implementation = WholeRunView.class)))
    ResponseEntity<Object> run(
            @PathVariable String id,
            @RequestBody SubmitRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @AuthenticationPrincipal Caller caller)
            throws InterruptedException {
        Submitted submitted = submission.submit(
                id,
                new Asked(inputs(request), version(request)),
                idempotencyKey,
                new Submitter(caller, caller.isEverybody() ? caller.place() : caller.name()));
        Optional<Duration> longest = WaitPreference.of(prefer);
        HttpHeaders left = RateLimitFields.of(submitted.standings());
        ResponseEntity.BodyBuilder answer = ResponseEntity.accepted().headers(left);
        if (longest.isPresent()) {
            boolean finished = isFinished(submitted, longest.get());
            answer = finished ? ResponseEntity.ok().headers(left) : answer;
            answer.header("Preference-Applied", "wait=" + longest.get().toSeconds());
            if (finished) {
                return answer.location(address(submitted))
                        .body(WholeRunView.of(reading.get(Long.toString(submitted.runId()), caller)));
            }
        }
        return answer.location(address(submitted)).body(new SubmitAnswer(submitted.runId(), submitted.status()));
    }

    /// The run is accepted whatever becomes of the wait.
    private boolean isFinished(Submitted submitted, Duration longest) throws InterruptedException {
        try {
            return wait.await(submitted.runId(), longest);
        } catch (DataAccessException e) {
            log.warn("Run {} is accepted, but its end could not be waited for: {}", submitted.runId(), e.getMessage());
            return false;
        }
    }

    @PostMapping("/validate")
    @Operation(
            operationId = "validateInputs",
            summary =
                    "Says whether inputs are what the app accepts; records nothing, and looks at neither its secrets nor quotas")
    ValidateAnswer validate(
            @PathVariable String id, @RequestBody SubmitRequest request, @AuthenticationPrincipal Caller caller) {
        List<Fault> faults = submission.faults(id, new Asked(inputs(request), version(request)), caller);
        return new ValidateAnswer(faults.isEmpty(), faults);
    }

    private static ObjectNode inputs(SubmitRequest request) {
        JsonNode inputs = request.inputs();
        if (inputs == null || inputs.isNull()) {
            return StoaJson.MAPPER.createObjectNode();
        }
        if (inputs instanceof ObjectNode object) {
            return object;
        }
        throw SubmissionRefusedException.of(
                new Fault("/inputs", "inputs must be an object; it is " + JsonWords.describe(inputs) + "."));
    }

    private static @Nullable Integer version(SubmitRequest request) {
        JsonNode version = request.version();
        if (version == null || version.isNull()) {
            return null;
        }
        if (version.isIntegralNumber() && version.canConvertToInt() && version.asInt() > 0) {
            return version.asInt();
        }
        throw SubmissionRefusedException.of(new Fault(
                "/version",
                "version must be the number of one of the app's versions, counted from 1; it is "
                        + JsonWords.describe(version) + "."));
    }

    private static URI address(Submitted submitted) {
        return URI.create("/api/runs/" + submitted.runId());
    }
}
