package dev.stoa.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SecurityHeadersTest {

    @Test
    void whoCameByTlsComesByTlsForAYear() throws ServletException, IOException {
        assertThat(strictTransport(true)).isEqualTo("max-age=31536000");
    }

    /// A browser would not heed it, and where there is no TLS it would be a lie.
    @Test
    void whoDidNotIsNotToldTo() throws ServletException, IOException {
        assertThat(strictTransport(false)).isNull();
    }

    private static @Nullable String strictTransport(boolean secure) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/apps");
        request.setSecure(secure);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new SecurityHeaders().doFilter(request, response, new MockFilterChain());
        return response.getHeader("Strict-Transport-Security");
    }
}
