package dev.stoa.api.identity.web;

import dev.stoa.api.identity.AccountChanges;
import dev.stoa.api.identity.ApiToken;
import dev.stoa.api.identity.ApiTokens;
import dev.stoa.api.identity.BrowserSessions;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.identity.OwnPassword;
import dev.stoa.api.identity.Permission;
import dev.stoa.api.identity.TokenMaking;
import dev.stoa.api.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/account")
@Tag(name = "account", description = "The caller's own account")
class OwnAccountController {
    private final AccountChanges changes;
    private final OwnPassword password;
    private final BrowserSessions sessions;
    private final ApiTokens tokens;
    private final TokenMaking making;

    OwnAccountController(
            AccountChanges changes,
            OwnPassword password,
            BrowserSessions sessions,
            ApiTokens tokens,
            TokenMaking making) {
        this.changes = changes;
        this.password = password;
        this.sessions = sessions;
        this.tokens = tokens;
        this.making = making;
    }

    @GetMapping
    @Operation(operationId = "getAccount", summary = "The caller's account")
    AccountView own(@AuthenticationPrincipal Caller caller) {
        return AccountView.of(changes.own(caller));
    }

    /// A change of password.
    ///
    /// @param current null for an account that has none yet
    /// @param chosen  at least 12 characters
    record PasswordRequest(
            @Nullable String current,

            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String chosen) {}

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "changePassword", summary = "Changes the password; all other sessions of the account end")
    void password(
            @AuthenticationPrincipal Caller caller, @RequestBody PasswordRequest request, HttpServletRequest http) {
        password.change(caller, request.current, request.chosen, http.getSession(false));
    }

    @PostMapping("/sign-out-everywhere")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "signOutEverywhere", summary = "Ends all other sessions of the account")
    void signOutEverywhere(@AuthenticationPrincipal Caller caller, HttpServletRequest http) {
        sessions.endOthers(caller, sessionId(http));
    }

    @GetMapping("/tokens")
    @Operation(operationId = "listTokens", summary = "The account's API tokens, the newest first")
    List<ApiToken> tokens(@AuthenticationPrincipal Caller caller) {
        return tokens.ofAccount(caller.accountId());
    }

    /// A token that is wanted.
    ///
    /// @param name        what it is for
    /// @param permissions what may be done with it
    /// @param days        for how long; null for ever
    record TokenRequest(
            String name,
            Set<Permission> permissions,
            @Nullable Integer days) {}

    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "makeToken", summary = "Makes an API token; `secret` is told this once")
    ApiTokens.Made make(@AuthenticationPrincipal Caller caller, @RequestBody TokenRequest request) {
        return making.make(caller, request.name, request.permissions, request.days);
    }

    @PostMapping("/tokens/{id}/revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Refuses(HttpStatus.NOT_FOUND)
    @Operation(operationId = "revokeToken", summary = "Ends an API token at once")
    void revoke(@AuthenticationPrincipal Caller caller, @PathVariable long id) {
        making.revoke(caller, id);
    }

    private static @Nullable String sessionId(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : session.getId();
    }
}
