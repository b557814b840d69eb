package dev.stoa.api.run.web;

import dev.stoa.api.identity.Caller;
import dev.stoa.api.problem.Problems;
import dev.stoa.api.problem.Refuses;
import dev.stoa.api.run.RunId;
import dev.stoa.api.run.RunShares;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/runs/{id}/shares")
@Tag(name = "runs")
class ShareController {
    private final RunShares shares;

    ShareController(RunShares shares) {
        this.shares = shares;
    }

    @GetMapping
    @Operation(operationId = "listShares", summary = "The links by which others read the run, the newest first")
    List<RunShares.Share> list(@RunId @PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return shares.ofRun(id, caller);
    }

    /// A link that is wanted.
    ///
    /// @param days for how long; null for a week
    record ShareRequest(@Nullable Integer days) {}

    /// A link that was made.
    ///
    /// @param path where on the site; told this once
    record ShareAnswer(long id, String path, Instant expiresAt) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses(HttpStatus.UNPROCESSABLE_CONTENT)
    @Operation(operationId = "shareRun", summary = "A link by which whoever has it reads the run; told this once")
    ShareAnswer make(
            @RunId @PathVariable String id, @RequestBody ShareRequest wanted, @AuthenticationPrincipal Caller caller) {
        RunShares.Made made = shares.make(id, wanted.days, caller);
        return new ShareAnswer(made.id(), "/shared#" + made.code(), made.expiresAt());
    }

    @PostMapping("/{share}/revoke")
    @Operation(operationId = "revokeShare", summary = "Ends a link at once")
    ResponseEntity<Object> revoke(
            @RunId @PathVariable String id, @PathVariable long share, @AuthenticationPrincipal Caller caller) {
        return shares.revoke(id, share, caller)
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .body(Problems.of(HttpStatus.NOT_FOUND, "Run %s has no link %d.".formatted(id, share)));
    }
}
