package dev.stoa.api.hook.web;

import dev.stoa.api.hook.HookRefusedException;
import dev.stoa.api.hook.HookSecret;
import dev.stoa.api.hook.Push;
import dev.stoa.api.hook.PushNews;
import dev.stoa.api.problem.Problems;
import dev.stoa.api.problem.Refuses;
import dev.stoa.contracts.json.StoaJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;

/// Listens to Git hosts. Whoever does not know the secret learns nothing, not even whether the app exists.
@RestController
@RequestMapping(path = "/api/hooks", consumes = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "hooks", description = "What Git hosts tell")
@Refuses(HttpStatus.FORBIDDEN)
@ApiResponse(responseCode = "200", description = "Understood, and nothing is to be done about it")
@ApiResponse(responseCode = "202", description = "Stoa looks for a newer commit of what the app follows")
class HookController {
    private static final Set<String> GITLAB_PUSHES = Set.of("Push Hook", "Tag Push Hook");

    private final HookSecret secret;
    private final PushNews news;

    HookController(HookSecret secret, PushNews news) {
        this.secret = secret;
        this.news = news;
    }

    @PostMapping("/github/{app}")
    @Operation(
            operationId = "githubHook",
            summary = "GitHub tells of a push, signed with stoa.hooks.secret",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(type = "object"))))
    ResponseEntity<HookAnswer> github(
            @PathVariable String app,
            @RequestHeader(name = "X-Hub-Signature-256", required = false) @Nullable String signature,
            @RequestHeader(name = "X-GitHub-Event", required = false) @Nullable String event,
            @RequestBody byte[] body) {
        secret.checkSignature(body, signature);
        return answer(news.take(app, "push".equals(event) ? push(body) : null));
    }

    @PostMapping("/gitlab/{app}")
    @Operation(
            operationId = "gitlabHook",
            summary = "GitLab tells of a push, with stoa.hooks.secret as its token",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(type = "object"))))
    ResponseEntity<HookAnswer> gitlab(
            @PathVariable String app,
            @RequestHeader(name = "X-Gitlab-Token", required = false) @Nullable String token,
            @RequestHeader(name = "X-Gitlab-Event", required = false) @Nullable String event,
            @RequestBody byte[] body) {
        secret.checkToken(token);
        return answer(news.take(app, event != null && GITLAB_PUSHES.contains(event) ? push(body) : null));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(HookRefusedException e) {
        return ResponseEntity.status(HttpStatus.FORBIDDEN)
                .body(Problems.of(HttpStatus.FORBIDDEN, String.valueOf(e.getMessage())));
    }

    private static Push push(byte[] body) {
        try {
            return Push.of(StoaJson.MAPPER.readTree(body));
        } catch (JacksonException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The body of the push is not JSON.", e);
        }
    }

    private static ResponseEntity<HookAnswer> answer(PushNews.Outcome outcome) {
        return ResponseEntity.status(outcome.isLooking() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(new HookAnswer(outcome.isLooking(), outcome.detail()));
    }
}
