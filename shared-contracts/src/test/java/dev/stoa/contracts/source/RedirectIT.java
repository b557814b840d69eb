package dev.stoa.contracts.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/// A Git host that may be asked, `localhost`, sends Stoa on to one that may not, `127.0.0.1`.
class RedirectIT {
    private static final String COMMIT = "1234567890123456789012345678901234567890";

    @TempDir
    Path temp;

    private final AtomicInteger reached = new AtomicInteger();
    private HttpServer trap;
    private HttpServer host;
    private int status;
    private String target = "";

    @BeforeEach
    void start() throws IOException {
        trap = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        trap.createContext("/", exchange -> {
            reached.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        trap.start();
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.createContext("/first.git/", this::sendOn);
        host.createContext("/second.git/info/refs", RedirectIT::advertise);
        host.createContext("/second.git/git-upload-pack", this::sendOn);
        host.createContext("/loop.git/", exchange -> {
            status = 302;
            target = exchange.getRequestURI().toString();
            sendOn(exchange);
        });
        host.start();
    }

    @AfterEach
    void stop() {
        host.stop(0);
        trap.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "first, 301", "first, 302", "first, 303", "first, 307", "first, 308", //
        "second, 301", "second, 302", "second, 303", "second, 307", "second, 308"
    })
    void nobodyIsLedToAPrivateAddress(String request, int code) {
        for (String form : new String[] {
            "http://127.0.0.1:%d",
            "http://localhost@127.0.0.1:%d",
            "http://2130706433:%d",
            "http://[::ffff:127.0.0.1]:%d",
            "//127.0.0.1:%d"
        }) {
            assertNotLed(request, code, form.formatted(trap.getAddress().getPort()));
        }
    }

    @ParameterizedTest
    @CsvSource({"first, 302", "second, 307"})
    void nobodyIsLedToAnotherScheme(String request, int code) {
        for (String form : new String[] {
            "file:///etc", "ftp://localhost", "jar:file:///x!", "https://127.0.0.1:9", "gopher://localhost:9"
        }) {
            assertNotLed(request, code, form);
        }
    }

    @Test
    void nobodyIsLedRoundForEver() {
        assertThatThrownBy(() -> fetch("loop")).isInstanceOf(SourceException.class);
    }

    private void assertNotLed(String request, int code, String to) {
        status = code;
        target = to + "/x.git/" + (request.equals("first") ? "info/refs?service=git-upload-pack" : "git-upload-pack");
        assertThatThrownBy(() -> fetch(request)).as(to).isInstanceOf(SourceException.class);
        assertThat(reached).as(to).hasValue(0);
    }

    private void fetch(String name) throws IOException {
        try (SourceFetch fetch = new SourceFetch(TestSources.local(Map.of(), null, DataSize.ofMegabytes(1)))) {
            fetch.fetch(
                            SourceAddress.of(
                                    "http://localhost:%d/%s.git"
                                            .formatted(host.getAddress().getPort(), name),
                                    ""),
                            null,
                            java.nio.file.Files.createTempDirectory(temp, "fetched"))
                    .close();
        }
    }

    private void sendOn(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Location", target);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static void advertise(HttpExchange exchange) throws IOException {
        String lines = line("# service=git-upload-pack\n") + "0000"
                + line(COMMIT + " HEAD\0side-band-64k ofs-delta shallow symref=HEAD:refs/heads/main\n")
                + line(COMMIT + " refs/heads/main\n") + "0000";
        exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-advertisement");
        exchange.sendResponseHeaders(200, lines.length());
        exchange.getResponseBody().write(lines.getBytes(StandardCharsets.US_ASCII));
        exchange.close();
    }

    private static String line(String text) {
        return "%04x%s".formatted(text.length() + 4, text);
    }
}
