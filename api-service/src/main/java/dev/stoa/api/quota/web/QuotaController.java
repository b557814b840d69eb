package dev.stoa.api.quota.web;

import dev.stoa.api.identity.AccountChanges;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.identity.Role;
import dev.stoa.api.problem.Problems;
import dev.stoa.api.quota.Limits;
import dev.stoa.api.quota.Quotas;
import dev.stoa.api.quota.UseReading;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/quotas")
@Tag(name = "quotas", description = "How much everybody may use, and uses; for administrators")
class QuotaController {
    private final Quotas quotas;
    private final UseReading uses;
    private final AccountChanges accounts;

    QuotaController(Quotas quotas, UseReading uses, AccountChanges accounts) {
        this.quotas = quotas;
        this.uses = uses;
        this.accounts = accounts;
    }

    @GetMapping
    @Operation(operationId = "listQuotas", summary = "The limits of all roles, and of accounts that have their own")
    Quotas.AllQuotas all() {
        return quotas.all();
    }

    @PostMapping("/roles/{role}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "setRoleQuota",
            summary = "Limits each account of a role that has no limits of its own; null or missing is no limit")
    void setRole(
            @Parameter(schema = @Schema(implementation = Role.class)) @PathVariable String role,
            @RequestBody Limits limits,
            @AuthenticationPrincipal Caller caller) {
        quotas.set(role(role), limits, caller);
    }

    private static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.json().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    String detail =
                            "There is no role %s; roles are viewer, runner, publisher and admin.".formatted(name);
                    return new ErrorResponseException(
                            HttpStatus.NOT_FOUND, Problems.of(HttpStatus.NOT_FOUND, detail), null);
                });
    }

    @PostMapping("/accounts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "setAccountQuota",
            summary = "Limits one account; where a limit is null or missing its role's counts")
    void setAccount(@PathVariable String id, @RequestBody Limits limits, @AuthenticationPrincipal Caller caller) {
        quotas.set(accounts.get(id), limits, caller);
    }

    @GetMapping("/use")
    @Operation(operationId = "getUse", summary = "What each account and each app has used in the last hour and day")
    UseReading.AllUse use() {
        return uses.all();
    }
}
