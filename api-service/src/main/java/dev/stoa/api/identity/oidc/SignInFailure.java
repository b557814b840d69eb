package dev.stoa.api.identity.oidc;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.client.HttpServerErrorException;

/// Why somebody was not signed in; the sign-in page has a sentence for each.
enum SignInFailure {
    /// The provider cannot be reached, or does not answer as one.
    AWAY,
    /// The provider did not agree, or whoever was asked there.
    DENIED,
    /// The provider's claims give no role.
    NO_ROLE,
    /// An administrator has disabled the account.
    DISABLED,
    /// This browser has begun no such sign-in, or has ended it already.
    STALE,
    /// What the provider sent is not true, or not meant for this installation.
    INVALID;

    /// The framework's word for a callback that belongs to no sign-in of this session.
    private static final String NOT_BEGUN = "authorization_request_not_found";

    /// What a failure comes to.
    static SignInFailure of(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SignInFailedException refusal) {
                return refusal.failure();
            }
            if (cause instanceof IOException || cause instanceof HttpServerErrorException) {
                return AWAY;
            }
        }
        return failure instanceof OAuth2AuthenticationException told
                ? ofCode(told.getError().getErrorCode())
                : INVALID;
    }

    /// The name in addresses, such as `no-role`.
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether there is nothing to mend for an operator.
    boolean isCallersOwn() {
        return this == DENIED || this == STALE;
    }

    private static SignInFailure ofCode(String code) {
        return switch (code) {
            case NOT_BEGUN -> STALE;
            case OAuth2ErrorCodes.ACCESS_DENIED -> DENIED;
            case OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE -> AWAY;
            default -> INVALID;
        };
    }
}
