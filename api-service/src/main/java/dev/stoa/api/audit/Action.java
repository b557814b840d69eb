package dev.stoa.api.audit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// What is noted in the audit trail, and nothing else is. Events are kept for ever, so a constant is neither renamed
/// nor removed.
public enum Action {
    /// Somebody has signed in to the site; `by` is `password`, `link` or `provider`.
    ACCOUNT_SIGNED_IN,
    /// Somebody tried to sign in with a wrong name or password; the subject is the name that was tried.
    ACCOUNT_SIGN_IN_FAILED,
    /// A browser was signed out.
    ACCOUNT_SIGNED_OUT,
    /// An account's owner chose another password, which ends its links and other sessions.
    ACCOUNT_PASSWORD_CHANGED,
    /// An account's owner ended all other sessions.
    ACCOUNT_SESSIONS_ENDED,
    /// An account was made, with `role`; `by` is `provider` where that said who it is.
    ACCOUNT_MADE,
    /// An account's role or display name was changed; the role was `from` and is `to`, `by` is `provider` where that
    /// said so.
    ACCOUNT_CHANGED,
    /// An account was disabled, which ends its sessions, tokens and links.
    ACCOUNT_DISABLED,
    /// A disabled account was let in again.
    ACCOUNT_ENABLED,
    /// A link was made that signs an account in once.
    ACCOUNT_LINK_MADE,
    /// An account was given limits of its own: `runs_in_flight`, `runs_per_hour` and `cpu_seconds_per_day`, each a
    /// number
    /// or `none`.
    ACCOUNT_QUOTA_SET,
    /// Each account of a role was given limits, told as for [#ACCOUNT_QUOTA_SET].
    ROLE_QUOTA_SET,
    /// A group of accounts was made or given other `members`.
    GROUP_SET,
    /// A group of accounts was ended.
    GROUP_ENDED,
    /// An API token was made, with `permissions`.
    TOKEN_MADE,
    /// An API token was ended by its owner; it had `permissions`.
    TOKEN_REVOKED,
    /// An app was registered, or once more; `version` is the number of the version this made, `commit` its commit.
    APP_REGISTERED,
    /// A look for a newer commit, which somebody or a Git host asked for, found one and made `version` of `commit`.
    APP_VERSION_FOUND,
    /// Somebody chose the `version` that new runs use.
    APP_VERSION_CHOSEN,
    /// It was said who may see and run an app: everybody, or with `restricted` only its `accounts` and `groups`.
    APP_ACCESS_SET,
    /// A `secret` of an app was given a value.
    APP_SECRET_SET,
    /// A `secret` of an app was ended.
    APP_SECRET_DELETED,
    /// Somebody tried to manage an app of another account, and was refused.
    APP_REFUSED,
    /// A run was submitted, of `version`.
    RUN_SUBMITTED,
    /// The end of a run was asked for.
    RUN_CANCELLED,
    /// A run's result was taken as a file, in `format`; by somebody who is not known where a link that was `shared_by`
    /// somebody led to it.
    RUN_EXPORTED,
    /// A `link` was made by which anybody reads a run, until it `expires_at`.
    RUN_SHARED,
    /// A `link` to a run was ended by somebody; those of an account that is disabled end with that.
    RUN_SHARE_ENDED;

    /// The name in JSON, such as `run.submitted`: the kind of the subject before the dot.
    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }

    /// The one with this name in JSON; throws IllegalArgumentException for a name that is none.
    @JsonCreator
    public static Action of(String json) {
        return Arrays.stream(values())
                .filter(action -> action.json().equals(json))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(json));
    }
}
