package dev.stoa.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.util.unit.DataSize;

class TrustedProxiesIT {

    @Test
    void nobodyIsBelievedByDefault() throws Exception {
        assertThat(asked(List.of())).isEqualTo("127.0.0.1 http 127.0.0.1 false");
    }

    @Test
    void whoIsNotListedIsNotBelieved() throws Exception {
        assertThat(asked(List.of("10.0.0.0/8", "127.0.0.2"))).isEqualTo("127.0.0.1 http 127.0.0.1 false");
    }

    @Test
    void whoIsListedSaysWhoAsked() throws Exception {
        assertThat(asked(List.of("::1", "127.0.0.1"))).isEqualTo("203.0.113.7 https stoa.example true");
        assertThat(asked(List.of("127.0.0.0/8"))).isEqualTo("203.0.113.7 https stoa.example true");
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThatThrownBy(() -> asked(List.of("proxy.example"))).isInstanceOf(IllegalArgumentException.class);
    }

    /// What the API takes a request for that says it was first sent by somebody else, who said so of another one.
    private static String asked(List<String> trusted) throws IOException, InterruptedException {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.setAddress(InetAddress.getLoopbackAddress());
        new TrustedProxies(new HttpProperties(DataSize.ofMegabytes(1), List.of(), trusted)).customize(factory);
        WebServer server = factory.getWebServer(
                context -> context.addServlet("who", new Who()).addMapping("/"));
        server.start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/"))
                    .header("X-Forwarded-For", "198.51.100.1, 203.0.113.7")
                    .header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-Host", "stoa.example")
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } finally {
            server.stop();
        }
    }

    private static final class Who extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .print("%s %s %s %s"
                            .formatted(
                                    request.getRemoteAddr(),
                                    request.getScheme(),
                                    request.getServerName(),
                                    request.isSecure()));
        }
    }
}
