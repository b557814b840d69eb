package dev.stoa.api.site;

import dev.stoa.api.site.SiteFile.Content;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.context.request.ServletWebRequest;

/// Answers with a file of the site.
final class SiteAnswer implements HttpRequestHandler {
    private final SiteFile file;
    private final HttpStatus status;

    SiteAnswer(SiteFile file, HttpStatus status) {
        this.file = file;
        this.status = status;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Content> gzipped = file.gzipped();
        boolean compressed = gzipped.isPresent() && acceptsGzip(request);
        Content content = compressed ? gzipped.get() : file.plain();
        response.setHeader(HttpHeaders.CACHE_CONTROL, file.cacheControl());
        file.policy().ifPresent(policy -> response.setHeader("Content-Security-Policy", policy));
        if (status != HttpStatus.OK) {
            // The same address answers programs with a problem.
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        }
        if (gzipped.isPresent()) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        if (status == HttpStatus.OK && new ServletWebRequest(request, response).checkNotModified(content.etag())) {
            return;
        }
        response.setStatus(status.value());
        response.setContentType(file.contentType());
        if (compressed) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setContentLength(content.bytes().length);
        if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
            response.getOutputStream().write(content.bytes());
        }
    }

    /// Whether `Accept-Encoding` (RFC 9110) lists gzip, and not to say that it is not wanted.
    private static boolean acceptsGzip(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING)).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(coding -> coding.replaceAll("\\s", ""))
                .anyMatch(coding -> coding.matches("(?i)(gzip|\\*)(;q=(1(\\.0*)?|0\\.0*[1-9]\\d*))?"));
    }
}
