package dev.stoa.api.site;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The Content-Security-Policy of a page: nothing but the site's own files, and of the scripts written in the page
/// those
/// it was exported with. Their hashes are taken from the page itself, so no build step can forget them.
final class PagePolicy {
    private static final String UP_TO_SCRIPTS = "default-src 'none'; script-src 'self'";
    private static final String THE_REST = "; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
            + " font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";
    private static final Pattern SCRIPT = Pattern.compile(
            "<script((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>(.*?)</script\\s*>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NOT_INLINE =
            Pattern.compile("\\s(?:src\\s*=|type\\s*=\\s*[\"']?[^\"'\\s>]*json)", Pattern.CASE_INSENSITIVE);

    private PagePolicy() {}

    /// The header's value for a page.
    ///
    /// @param html the page's bytes
    static String of(byte[] html) {
        // One character a byte, so that what is hashed is what was written.
        Set<String> sources = SCRIPT.matcher(new String(html, StandardCharsets.ISO_8859_1))
                .results()
                .filter(script -> !NOT_INLINE.matcher(script.group(1)).find())
                .map(PagePolicy::source)
                .collect(Collectors.toCollection(TreeSet::new));
        return UP_TO_SCRIPTS + String.join("", sources) + THE_REST;
    }

    private static String source(MatchResult script) {
        byte[] text = script.group(2).getBytes(StandardCharsets.ISO_8859_1);
        return " 'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text)) + "'";
    }
}
