package dev.stoa.api.identity;

import dev.stoa.api.audit.Action;
import dev.stoa.api.audit.AuditTrail;
import dev.stoa.api.audit.Subject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes and ends API tokens for whoever asks.
@Component
public class TokenMaking {
    private static final int LONGEST_NAME = 80;
    private static final int MOST_DAYS = 3650;

    private final ApiTokens tokens;
    private final InstantSource clock;
    private final AuditTrail audit;

    TokenMaking(ApiTokens tokens, InstantSource clock, AuditTrail audit) {
        this.tokens = tokens;
        this.clock = clock;
        this.audit = audit;
    }

    /// Makes a token.
    ///
    /// @param days for how long; null for ever
    /// @throws AccountRefusedException when a rule is broken: a token may do no more than who asks for it, and
    ///     somebody has to be able to end it
    @Transactional
    public ApiTokens.Made make(
            Caller caller, @Nullable String name, @Nullable Set<Permission> permissions, @Nullable Integer days) {
        if (caller.isImplied()) {
            throw new AccountRefusedException("This account has no tokens; nobody signs in to it.");
        }
        String stripped = name == null ? "" : name.strip().replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw new AccountRefusedException(
                    "A token needs a name that says what it is for, of %d characters at the most."
                            .formatted(LONGEST_NAME));
        }
        if (permissions == null || permissions.isEmpty()) {
            throw new AccountRefusedException(
                    "A token needs at least one of the permissions read, run, publish and administer.");
        }
        permissions.stream()
                .filter(permission -> !caller.may(permission))
                .findFirst()
                .ifPresent(missing -> {
                    throw new AccountRefusedException(
                            "You may not %s yourself, so no token of yours may.".formatted(missing.json()));
                });
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw new AccountRefusedException(
                    "A token lives 1 to %d days, or for ever without `days`; it was %d.".formatted(MOST_DAYS, days));
        }
        ApiTokens.Made made = tokens.make(
                caller,
                stripped,
                permissions,
                days == null ? null : clock.instant().plus(Duration.ofDays(days)));
        note(caller, Action.TOKEN_MADE, Subject.token(made.id(), stripped), permissions);
        return made;
    }

    /// Ends one of the caller's tokens; throws [TokenNotFoundException] when there is none of this id.
    @Transactional
    public void revoke(Caller caller, long id) {
        ApiToken token = tokens.revoke(caller.accountId(), id).orElseThrow(() -> new TokenNotFoundException(id));
        note(caller, Action.TOKEN_REVOKED, Subject.token(id, token.name()), token.permissions());
    }

    private void note(Caller caller, Action action, Subject token, Collection<Permission> permissions) {
        String words = permissions.stream().sorted().map(Permission::json).collect(Collectors.joining(", "));
        audit.note(caller.actor(), action, token, Map.of("permissions", words));
    }
}
