package dev.stoa.api.identity.web;

import dev.stoa.api.identity.AuthProperties;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.identity.SessionStart;
import dev.stoa.api.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The session of a browser. Signing in by name and password and signing out are the framework's.
@RestController
@RequestMapping("/api/session")
@Tag(name = "session", description = "Signing in")
class SessionController {
    private final AuthProperties properties;
    private final SessionStart start;

    SessionController(AuthProperties properties, SessionStart start) {
        this.properties = properties;
        this.start = start;
    }

    @GetMapping
    @Operation(operationId = "getSession", summary = "Who asks, and how people sign in here")
    CallerView session(@AuthenticationPrincipal @Nullable Caller caller, HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            token.getToken(); // reading it sets the cookie that a page sends back
        }
        return CallerView.of(properties, caller);
    }

    /// A link's end.
    ///
    /// @param code the link's last part
    record LinkRequest(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String code) {}

    @PostMapping("/link")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Refuses(HttpStatus.UNAUTHORIZED)
    @Operation(operationId = "useSignInLink", summary = "Signs in by a link, once")
    void link(@RequestBody LinkRequest link, HttpServletRequest request) {
        start.byLink(link.code == null ? "" : link.code, request);
    }
}
