package dev.stoa.api.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.util.UriUtils;

/// Sends a browser from `/docs/` to `/docs`, where the page is.
final class WithoutTrailingSlash implements HttpRequestHandler {

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpStatus.PERMANENT_REDIRECT.value());
        response.setHeader(HttpHeaders.LOCATION, target(request.getServletPath(), request.getQueryString()));
    }

    /// One slash in front and none behind: two in front would name another host.
    private static String target(String path, @Nullable String query) {
        String stripped = "/" + path.replaceAll("^[/\\\\]+|/+$", "");
        String target = UriUtils.encodePath(stripped, StandardCharsets.UTF_8);
        return query == null ? target : target + "?" + query;
    }
}
