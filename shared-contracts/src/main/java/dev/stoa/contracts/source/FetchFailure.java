package dev.stoa.contracts.source;

import dev.stoa.contracts.source.SourceException.Place;
import java.util.Locale;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;

/// Words what a Git transport said for the person who named the repository.
final class FetchFailure {
    private FetchFailure() {}

    static SourceException worded(SourceAddress address, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SourceException refused) {
                return refused;
            }
            if (cause instanceof TooLargeObjectInPackException) {
                return new SourceException(
                        Place.REPO_URL,
                        "The repository %s has a file that is too large (stoa.source.fetch-size): %s Keep data out of it."
                                .formatted(address.repoUrl(), rootMessage(e)),
                        e);
            }
        }
        String url = address.repoUrl();
        String said = rootMessage(e);
        String lower = allMessages(e).toLowerCase(Locale.ROOT);
        if (lower.contains("not authorized")
                || lower.contains("authentication")
                || lower.contains("auth fail")
                || lower.contains("not permitted")) {
            return new SourceException(
                    Place.REPO_URL,
                    "%s asks for a sign-in. Have the operator set stoa.source.credentials for the host %s."
                            .formatted(url, address.uri().getHost()),
                    e);
        }
        if (lower.contains("server key did not validate") || lower.contains("host key")) {
            return new SourceException(
                    Place.REPO_URL,
                    "The key of the ssh host %s is not known here. Have the operator add it to stoa.source.known-hosts."
                            .formatted(address.uri().getHost()),
                    e);
        }
        if (lower.contains("not valid")
                || lower.contains("not our ref")
                || lower.contains("not available for fetch")
                || lower.contains("available for fetch")
                || lower.contains("missing unknown")
                // What a repository on the same machine does instead of saying no.
                || lower.contains("short read of block")
                || lower.contains("pipe closed")) {
            return new SourceException(
                    Place.REF, "The commit or branch is not offered by %s: %s.".formatted(url, said), e);
        }
        if (lower.contains("not found")
                || lower.contains("invalid remote")
                || lower.contains("does not appear to be")) {
            return new SourceException(Place.REPO_URL, noRepository(url), e);
        }
        return new SourceException(Place.REPO_URL, "%s could not be reached: %s.".formatted(url, said), e);
    }

    private static String noRepository(String url) {
        String hint = url.startsWith("file:")
                ? " A folder becomes one by git init, git add and git commit; its address is file:// and the whole path."
                : "";
        return "There is no Git repository at %s, or it is not open to Stoa.%s".formatted(url, hint);
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return message.lines().findFirst().orElse(message).strip();
    }

    private static String allMessages(Throwable e) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            all.append(cause.getMessage()).append('\n');
        }
        return all.toString();
    }
}
