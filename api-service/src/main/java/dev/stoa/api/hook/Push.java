package dev.stoa.api.hook;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a host tells of a push, as far as it decides whether to look. Nothing of it is ever fetched or stored.
///
/// @param ref           what was pushed, such as `refs/heads/main`; empty when the host does not say
/// @param isDeletion    whether it is gone now
/// @param defaultBranch the repository's default branch; null when the host does not say
public record Push(String ref, boolean isDeletion, @Nullable String defaultBranch) {
    private static final String HEADS = "refs/heads/";
    private static final String TAGS = "refs/tags/";
    private static final String NO_COMMIT = "0+";

    /// Reads GitHub's and GitLab's body of a push (docs.github.com, Webhook events and payloads, push; docs.gitlab.com,
    /// Webhook events, push events).
    public static Push of(JsonNode body) {
        String branch = body.at("/repository/default_branch")
                .asString(body.at("/project/default_branch").asString(""));
        return new Push(
                body.path("ref").asString(""),
                body.path("after").asString("").matches(NO_COMMIT),
                branch.isEmpty() ? null : branch);
    }

    /// Whether what an app follows may have another commit by this.
    ///
    /// @param followed the branch, tag or commit the app's latest version was registered by; null for the default
    /// branch
    public boolean concerns(@Nullable String followed) {
        if (isDeletion) {
            return false;
        }
        if (followed == null || followed.isBlank() || followed.equals("HEAD")) {
            return defaultBranch == null ? ref.startsWith(HEADS) : ref.equals(HEADS + defaultBranch);
        }
        return ref.equals(followed) || ref.equals(HEADS + followed) || ref.equals(TAGS + followed);
    }
}
