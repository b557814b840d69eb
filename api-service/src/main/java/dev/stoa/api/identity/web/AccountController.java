package dev.stoa.api.identity.web;

import dev.stoa.api.identity.AccountChanges;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.identity.Role;
import dev.stoa.api.identity.SignInLinks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
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
@RequestMapping("/api/accounts")
@Tag(name = "accounts", description = "Everybody's accounts, for administrators")
class AccountController {
    private final AccountChanges changes;
    private final SignInLinks links;

    AccountController(AccountChanges changes, SignInLinks links) {
        this.changes = changes;
        this.links = links;
    }

    @GetMapping
    @Operation(operationId = "listAccounts", summary = "All accounts, by name")
    List<AccountView> list() {
        return changes.all().stream().map(AccountView::of).toList();
    }

    /// An account that is wanted.
    ///
    /// @param name        what it signs in with
    /// @param displayName what others see; the name when it is null
    /// @param password    null for an account whose owner chooses one by a link
    record NewAccountRequest(
            String name,
            @Nullable String displayName,
            Role role,
            @Nullable String password) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "makeAccount", summary = "Makes an account")
    AccountView make(@RequestBody NewAccountRequest account, @AuthenticationPrincipal Caller caller) {
        return AccountView.of(
                changes.make(text(account.name), text(account.displayName), account.role, account.password, caller));
    }

    /// What is to become of an account.
    ///
    /// @param displayName what others see; the name when it is null
    record AccountChangeRequest(
            @Nullable String displayName,

            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            Role role) {}

    @PostMapping("/{id}")
    @Operation(operationId = "changeAccount", summary = "Changes an account's display name and role")
    AccountView change(
            @PathVariable String id, @RequestBody AccountChangeRequest change, @AuthenticationPrincipal Caller caller) {
        return AccountView.of(changes.describe(id, text(change.displayName), change.role, caller));
    }

    @PostMapping("/{id}/disable")
    @Operation(
            operationId = "disableAccount",
            summary = "Refuses an account from now on; its sessions, tokens and links end")
    AccountView disable(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return AccountView.of(changes.disable(id, true, caller));
    }

    @PostMapping("/{id}/enable")
    @Operation(operationId = "enableAccount", summary = "Lets an account in again")
    AccountView enable(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return AccountView.of(changes.disable(id, false, caller));
    }

    /// A link that signs in once.
    ///
    /// @param path where on the site
    record LinkView(String path, Instant expiresAt) {}

    @PostMapping("/{id}/link")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "makeSignInLink",
            summary = "A link that signs the account in once, to choose a password by; told this once")
    LinkView link(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        SignInLinks.Made made = links.make(changes.get(id), caller);
        return new LinkView("/sign-in#" + made.code(), made.expiresAt());
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
