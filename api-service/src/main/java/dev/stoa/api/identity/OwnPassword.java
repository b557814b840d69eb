package dev.stoa.api.identity;

import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets somebody change the own password.
@Component
public class OwnPassword {
    private final AccountChanges changes;
    private final SignInBrake brake;
    private final AuthProperties properties;

    OwnPassword(AccountChanges changes, SignInBrake brake, AuthProperties properties) {
        this.changes = changes;
        this.brake = brake;
        this.properties = properties;
    }

    /// Changes the password; the account's links and other sessions end.
    ///
    /// @param current     must be right, unless the account has none yet or the session was started by a link
    /// @param session the one that asks, which goes on; null for none
    /// @throws AccountRefusedException when the current one is wrong, or a rule is broken
    /// @throws PasswordsOffException where people sign in at a provider
    public void change(
            Caller caller, @Nullable String current, @Nullable String chosen, @Nullable HttpSession session) {
        properties.requirePasswords();
        if (caller.isImplied()) {
            throw new AccountRefusedException("This account has no password; nobody signs in to it.");
        }
        if (chosen == null) {
            throw new AccountRefusedException("The new password, `chosen`, is missing.");
        }
        if (session == null || !SessionStart.cameByLink(session)) {
            requireCurrent(caller, current);
        }
        changes.choosePassword(caller, chosen, session == null ? null : session.getId());
        if (session != null) {
            SessionStart.forgetLink(session);
        }
    }

    private void requireCurrent(Caller caller, @Nullable String current) {
        // A place of its own, so that nobody keeps others from changing theirs.
        String place = "the account of " + caller.name();
        brake.begin(caller.name(), place);
        if (!changes.isPassword(caller.accountId(), current)) {
            throw new AccountRefusedException("The current password is wrong.");
        }
        brake.succeeded(caller.name(), place);
    }
}
