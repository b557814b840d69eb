package dev.stoa.api.identity;

import dev.stoa.api.audit.Action;
import dev.stoa.api.audit.Actor;
import dev.stoa.api.audit.AuditTrail;
import dev.stoa.api.audit.Subject;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Keeps when people signed in to the site, and when they failed to. An attempt that [SignInBrake] refuses was not
/// looked at, and is not noted: there may be any number of them.
@Component
class SignInNotes {
    private final Accounts accounts;
    private final AuditTrail audit;

    SignInNotes(Accounts accounts, AuditTrail audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    @Transactional
    public void succeeded(Caller caller, SignInMethod method) {
        accounts.noteSignIn(caller.accountId());
        audit.note(
                caller.actor(),
                Action.ACCOUNT_SIGNED_IN,
                Subject.account(caller.accountId(), caller.name()),
                Map.of("by", method.word()));
    }

    /// @param name what was tried, which need not be an account's
    void failed(String name, String place) {
        audit.noteAlone(Actor.unknown(place), Action.ACCOUNT_SIGN_IN_FAILED, Subject.account(name), Map.of());
    }
}
