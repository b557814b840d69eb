package dev.stoa.contracts.source;

import dev.stoa.contracts.source.SourceException.Place;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.URIish;

/// Where an app's source is: a repository and a folder in it, in the one spelling that tells apps apart.
///
/// @param repoUrl the repository's address, without a trailing slash
/// @param path    the folder in the repository, without leading or trailing slash; empty for its top
public record SourceAddress(String repoUrl, String path) {
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+-]*://");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /// The address a person wrote, tidied; throws [SourceException] when it is none.
    public static SourceAddress of(String repoUrl, String path) {
        // JGit knows schemes in lower case only.
        String url = SCHEME.matcher(repoUrl.strip())
                .replaceFirst(match -> match.group().toLowerCase(Locale.ROOT));
        if (url.startsWith("/")) {
            url = "file://" + url; // a bare path is the same repository
        }
        while (url.endsWith("/") && !url.endsWith("://")) {
            url = url.substring(0, url.length() - 1);
        }
        if (url.isEmpty() || url.length() > 1000 || CONTROL.matcher(url).find()) {
            throw new SourceException(
                    Place.REPO_URL, "repo_url must be a Git address such as https://example.org/models/surrender.git.");
        }
        URIish uri = parsed(url);
        if (uri.getPass() != null || (uri.getUser() != null && !"ssh".equals(schemeOf(uri)))) {
            throw new SourceException(
                    Place.REPO_URL,
                    "repo_url must not carry a user name or password: the address is shown to others. Have the operator"
                            + " set stoa.source.credentials for the host %s.".formatted(uri.getHost()));
        }
        return new SourceAddress(url, folder(path));
    }

    /// The scheme in lower case; `ssh` for the short form `git@host:path`, `file` for a bare path.
    public String scheme() {
        return schemeOf(uri());
    }

    /// The address as JGit reads it.
    URIish uri() {
        return parsed(repoUrl);
    }

    /// What the app is called after: the folder, or the repository.
    public String lastName() {
        String whole = path.isEmpty() ? repoUrl : path;
        String last = whole.substring(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf(':')) + 1);
        if (!path.isEmpty()) {
            return last;
        }
        String name = last.endsWith(".git") ? last.substring(0, last.length() - 4) : last;
        return name.replaceAll("%[0-9A-Fa-f]{2}", " ");
    }

    private static URIish parsed(String url) {
        try {
            return new URIish(url);
        } catch (URISyntaxException e) {
            throw new SourceException(
                    Place.REPO_URL,
                    "repo_url is not a Git address: %s. It is \"%s\".".formatted(e.getReason(), url),
                    e);
        }
    }

    private static String schemeOf(URIish uri) {
        if (uri.getScheme() != null) {
            return uri.getScheme().toLowerCase(Locale.ROOT);
        }
        return uri.getHost() == null ? "file" : "ssh";
    }

    private static String folder(String path) {
        String folder = path.strip().replace('\\', '/');
        List<String> steps = Pattern.compile("/")
                .splitAsStream(folder)
                .filter(step -> !step.isEmpty() && !step.equals("."))
                .toList();
        if (folder.startsWith("/")
                || steps.contains("..")
                || steps.stream().anyMatch(step -> step.equalsIgnoreCase(".git"))
                || CONTROL.matcher(folder).find()) {
            throw new SourceException(
                    Place.PATH,
                    "path must be a folder inside the repository such as models/surrender; it is \"%s\"."
                            .formatted(CONTROL.matcher(path).replaceAll("?")));
        }
        return String.join("/", steps);
    }
}
