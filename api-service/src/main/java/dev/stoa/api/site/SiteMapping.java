package dev.stoa.api.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/// Gives the site what no controller answers. What it leaves too, such as an address under `/api` that is not there, is
/// answered with a problem.
final class SiteMapping extends AbstractHandlerMapping {
    private static final List<String> NOT_THE_SITES = List.of("/api", "/ws", "/actuator");
    private static final List<String> READING = List.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());

    // Boot's own page for "/" comes second.
    private static final int BEFORE_THE_WELCOME_PAGE = 1;

    private final Site site;

    SiteMapping(Site site) {
        this.site = site;
        setOrder(BEFORE_THE_WELCOME_PAGE);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request)
            throws HttpRequestMethodNotSupportedException {
        // As the container decoded it and freed it of dots and double slashes.
        String path = request.getServletPath();
        if (NOT_THE_SITES.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"))) {
            return null;
        }
        boolean isReading = READING.contains(request.getMethod());
        Optional<SiteFile> file = site.find(path);
        if (file.isPresent()) {
            if (!isReading) {
                throw new HttpRequestMethodNotSupportedException(request.getMethod(), READING);
            }
            boolean isNotFoundPage = file.equals(site.notFoundPage());
            return new SiteAnswer(file.get(), isNotFoundPage ? HttpStatus.NOT_FOUND : HttpStatus.OK);
        }
        if (!isReading) {
            return null;
        }
        if (path.endsWith("/")) {
            return new WithoutTrailingSlash();
        }
        return acceptsHtml(request)
                ? site.notFoundPage()
                        .map(page -> new SiteAnswer(page, HttpStatus.NOT_FOUND))
                        .orElse(null)
                : null;
    }

    /// Whether a person's browser asks: a program that takes anything gets a problem.
    private static boolean acceptsHtml(HttpServletRequest request) {
        try {
            return MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT)).stream()
                    .anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML) && type.getQualityValue() > 0);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
