package dev.stoa.api.search;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Answers searches page by page: the next page is asked for by the id of the last one shown, at an address in a
/// Link header (RFC 8288).
public final class Pages {
    private Pages() {}

    /// A page.
    ///
    /// @param found   one more than `most` when there is another page
    /// @param most    how many are shown
    /// @param id      by which they are ordered, the greatest first
    /// @param request whose address the next page's is made from
    public static <T> ResponseEntity<List<T>> of(
            List<T> found, int most, ToLongFunction<T> id, HttpServletRequest request) {
        if (found.size() <= most) {
            return ResponseEntity.ok(found);
        }
        List<T> shown = found.subList(0, most);
        String next = ServletUriComponentsBuilder.fromRequest(request)
                .replaceQueryParam("cursor", id.applyAsLong(shown.getLast()))
                .scheme(null)
                .host(null)
                .port(null)
                .build(false)
                .toUriString();
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, "<" + escaped(next) + ">; rel=\"next\"")
                .body(shown);
    }

    private static String escaped(String address) {
        return address.replace("<", "%3C")
                .replace(">", "%3E")
                .replace("\"", "%22")
                .replace(" ", "%20");
    }
}
