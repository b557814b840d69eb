package dev.stoa.api.audit;

import org.jspecify.annotations.Nullable;

/// What something was done to.
///
/// @param id   null for a role, and for something that is not there, such as an account that somebody tried to sign in
/// to
/// @param name an account's, a role's, a group's or a token's name, an app's name in addresses, and for a run that of
/// its app
public record Subject(
        SubjectKind kind, @Nullable Long id, @Nullable String name) {
    public static Subject account(long id, String name) {
        return new Subject(SubjectKind.ACCOUNT, id, name);
    }

    /// An account that may not be there.
    public static Subject account(String name) {
        return new Subject(SubjectKind.ACCOUNT, null, name);
    }

    /// All accounts of a role.
    ///
    /// @param role its name in JSON, such as `runner`
    public static Subject role(String role) {
        return new Subject(SubjectKind.ROLE, null, role);
    }

    public static Subject group(long id, String name) {
        return new Subject(SubjectKind.GROUP, id, name);
    }

    public static Subject token(long id, String name) {
        return new Subject(SubjectKind.TOKEN, id, name);
    }

    public static Subject app(long id, String functionName) {
        return new Subject(SubjectKind.APP, id, functionName);
    }

    /// A run of an app.
    public static Subject run(long id, String functionName) {
        return new Subject(SubjectKind.RUN, id, functionName);
    }
}
