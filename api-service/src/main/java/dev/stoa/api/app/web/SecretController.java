package dev.stoa.api.app.web;

import dev.stoa.api.app.AppSecrets;
import dev.stoa.api.app.AppSecrets.Secret;
import dev.stoa.api.app.SecretRefusedException;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.problem.Problems;
import dev.stoa.api.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
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
@RequestMapping("/api/apps/{id}/secrets")
@Tag(name = "apps")
class SecretController {
    private final AppSecrets secrets;

    SecretController(AppSecrets secrets) {
        this.secrets = secrets;
    }

    @GetMapping
    @Refuses(HttpStatus.FORBIDDEN)
    @Operation(
            operationId = "listAppSecrets",
            summary = "The names of the app's secrets, for those who manage it; no call answers a value")
    List<Secret> list(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return secrets.all(id, caller);
    }

    /// A secret to be set.
    ///
    /// @param name  as the manifest's `secrets` has it
    /// @param value 6 to 16,384 characters
    record SecretRequest(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String name,

            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String value) {

        @Override
        public String toString() {
            return "secret " + name;
        }
    }

    @PostMapping
    @Refuses({HttpStatus.FORBIDDEN, HttpStatus.UNPROCESSABLE_CONTENT})
    @Operation(
            operationId = "setAppSecret",
            summary = "Sets a secret of the app, or gives one that is set another value")
    List<Secret> set(
            @PathVariable String id, @RequestBody SecretRequest secret, @AuthenticationPrincipal Caller caller) {
        secrets.set(id, secret.name == null ? "" : secret.name, secret.value == null ? "" : secret.value, caller);
        return secrets.all(id, caller);
    }

    @PostMapping("/{name}/delete")
    @Refuses(HttpStatus.FORBIDDEN)
    @Operation(operationId = "deleteAppSecret", summary = "Ends a secret of the app")
    ResponseEntity<Object> delete(
            @PathVariable String id, @PathVariable String name, @AuthenticationPrincipal Caller caller) {
        return secrets.delete(id, name, caller)
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .body(Problems.of(HttpStatus.NOT_FOUND, "The app has no secret %s.".formatted(name)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(SecretRefusedException e) {
        return ResponseEntity.unprocessableContent()
                .body(Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()), e.faults()));
    }
}
