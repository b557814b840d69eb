package dev.stoa.api.app.web;

import dev.stoa.api.app.AccessRefusedException;
import dev.stoa.api.app.AppGrants;
import dev.stoa.api.app.AppGrants.Access;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.problem.Problems;
import dev.stoa.api.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/apps/{id}/access")
@Tag(name = "apps")
class AccessController {
    private final AppGrants grants;

    AccessController(AppGrants grants) {
        this.grants = grants;
    }

    @GetMapping
    @Refuses(HttpStatus.FORBIDDEN)
    @Operation(operationId = "getAppAccess", summary = "Who may see and run the app, for those who manage it")
    Access get(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return grants.get(id, caller);
    }

    /// For whom an app is to be there.
    ///
    /// @param accounts names; null for none
    /// @param groups   names; null for none
    record AccessRequest(
            boolean restricted,
            @Nullable List<String> accounts,
            @Nullable List<String> groups) {}

    @PostMapping
    @Refuses({HttpStatus.FORBIDDEN, HttpStatus.UNPROCESSABLE_CONTENT})
    @Operation(
            operationId = "setAppAccess",
            summary = "Shows the app to everybody who is signed in, or to the accounts and groups named only")
    Access set(@PathVariable String id, @RequestBody AccessRequest wanted, @AuthenticationPrincipal Caller caller) {
        return grants.set(id, new Access(wanted.restricted, list(wanted.accounts), list(wanted.groups)), caller);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(AccessRefusedException e) {
        return ResponseEntity.unprocessableContent()
                .body(Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()), e.faults()));
    }

    private static List<String> list(@Nullable List<String> names) {
        return names == null ? List.of() : names;
    }
}
