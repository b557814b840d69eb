package dev.stoa.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient.Answer;
import dev.stoa.api.support.ApiTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The site as a browser gets it. The export is a small one of the tests' own, at `site-export`.
class SiteIT extends ApiTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @ParameterizedTest
    @CsvSource({
        "/, <title>Catalogue</title>, text/html;charset=utf-8",
        "/runs, <title>History</title>, text/html;charset=utf-8",
        "/runs/42, <title>One run</title>, text/html;charset=utf-8",
        "/apps/surrender?tab=api, <title>One app</title>, text/html;charset=utf-8",
        "/docs/start, <title>Start</title>, text/html;charset=utf-8",
        "/docs/start.md, # Start, text/markdown;charset=utf-8",
        "/llms.txt, # Stoa, text/plain;charset=utf-8",
        "/site.webmanifest, Stoa, application/manifest+json",
        "/icon.svg, <svg, image/svg+xml",
        "/_next/static/chunks/0a1b2c.js, self.answer, text/javascript;charset=utf-8",
        "/_next/static/media/inter.woff2, wOF2, font/woff2",
    })
    void eachPathIsServedAsWhatItIs(String path, String part, String contentType) {
        Answer answer = get(path, "Accept", "*/*");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains(part);
        assertThat(answer.header("Content-Type").replace("; ", ";").toLowerCase(Locale.ROOT))
                .isEqualTo(contentType);
    }

    @Test
    void aPageThatIsNotThereIsAPageForABrowserAndAProblemForAProgram() {
        Answer page = get("/nothing/here", "Accept", BROWSER);
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("<title>Nothing here</title>");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.headers().allValues("Vary")).contains("Accept");
        assertThat(page.header("ETag")).isEmpty();
        assertThat(get("/404", "Accept", BROWSER).status()).isEqualTo(404);

        Answer problem = get("/nothing/here", "Accept", "*/*");
        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(problem.json().path("detail").asString())
                .isEqualTo("There is nothing at /nothing/here; /api/openapi.json lists the addresses of the API.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/nothing", "/api/apps/"})
    void whatIsTheApisIsAProblemForABrowserToo(String path) {
        Answer answer = get(path, "Accept", BROWSER);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws/nothing", "/ws", "/actuator/nothing", "/actuator/env"})
    void whatIsNoCallIsClosed(String path) {
        Answer answer = get(path, "Accept", BROWSER);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs//",
                "//evil.example/",
                "///evil.example//?x=1",
                "/.//evil.example/",
                "/%0d%0aSet-Cookie:a=b/"
            })
    void anAddressThatIsWrittenToMisleadIsRefused(String path) {
        RawAnswer answer = raw("GET", path);

        assertThat(answer.statusLine()).contains(" 400");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Location")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/docs/, /docs",
        "/docs/start/, /docs/start",
        "/runs/42/?a=1&b=%2F, /runs/42?a=1&b=%2F",
        "/apps/a%20b/, /apps/a%20b",
        "/nothing/, /nothing",
        "/_next/, /_next",
    })
    void aTrailingSlashLeadsToThePathWithoutItAndNowhereElse(String path, String location) {
        RawAnswer answer = raw("GET", path);

        assertThat(answer.statusLine()).contains(" 308");
        assertThat(answer.header("Location")).isEqualTo(location);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../application.yaml",
                "/docs/../../application.yaml",
                "/%2e%2e/application.yaml",
                "/docs/%2e%2e/%2e%2e/application.yaml",
                "/..%2fapplication.yaml",
                "/..%5capplication.yaml",
                "/..\\application.yaml",
                "/docs/..;/..;/application.yaml",
                "/%00",
                "/index.html%00.md",
                "/file:/etc/passwd",
                "/application.yaml",
                "/META-INF/MANIFEST.MF",
                "/dev/stoa/api/StoaApi.class",
                "/golden/rest-app.json",
                "/site-export/index.html",
                "/_next",
                "/_next/static",
                "/_next/static/chunks",
                "/docs/start.md.gz",
                "/%c0%ae%c0%ae/application.yaml"
            })
    void nothingOutsideTheExportIsServedAndNoFolderIsListed(String path) {
        RawAnswer answer = raw("GET", path);

        assertThat(answer.statusLine()).matches("HTTP/1\\.1 40[04].*");
        assertThat(answer.body()).doesNotContain("spring:", "root:", "Manifest-Version", "0a1b2c");
    }

    @Test
    void headAnswersLikeGetWithoutTheBody() {
        RawAnswer get = raw("GET", "/docs/start.md");
        RawAnswer head = raw("HEAD", "/docs/start.md");

        assertThat(head.statusLine()).contains(" 200");
        assertThat(head.body()).isEmpty();
        for (String header : new String[] {"Content-Length", "Content-Type", "ETag", "Cache-Control", "Vary"}) {
            assertThat(head.header(header))
                    .as(header)
                    .isEqualTo(get.header(header))
                    .isNotNull();
        }
        assertThat(raw("HEAD", "/nothing").statusLine()).contains(" 404");
        assertThat(raw("HEAD", "/docs/").statusLine()).contains(" 308");
    }

    @Test
    void aPageIsReadOnly() {
        Answer answer = api.post("/docs", "{}");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers().allValues("Allow").toString()).contains("GET", "HEAD");
        assertThat(api.post("/nothing", "{}").status()).isEqualTo(404);
    }

    @Test
    void onlyFilesNamedByTheirContentAreKeptWithoutAsking() {
        assertThat(get("/_next/static/chunks/0a1b2c.js").header("Cache-Control"))
                .isEqualTo("public, max-age=31536000, immutable");
        assertThat(get("/_next/static/media/inter.woff2").header("Cache-Control"))
                .isEqualTo("public, max-age=31536000, immutable");
        for (String path : new String[] {"/", "/runs/42", "/docs/start.md", "/_next/static/site/_buildManifest.js"}) {
            Answer first = get(path);
            assertThat(first.header("Cache-Control")).as(path).isEqualTo("no-cache");
            assertThat(first.header("ETag")).as(path).matches("\"[0-9a-f]{32}\"");

            Answer again = get(path, "If-None-Match", "\"other\", " + first.header("ETag"));
            assertThat(again.status()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
            assertThat(again.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(get(path, "If-None-Match", "\"other\"").status()).isEqualTo(200);
        }
    }

    @Test
    void textIsCompressedForWhoeverTakesIt() throws Exception {
        HttpResponse<byte[]> compressed = bytes("/docs/start.md", "br, gzip;q=0.8");
        Answer plain = get("/docs/start.md");

        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(compressed.headers().allValues("Vary")).containsExactly("Accept-Encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
                .isEqualTo(plain.body().getBytes(StandardCharsets.UTF_8));
        assertThat(compressed.body().length).isLessThan(plain.body().length() / 2);
        String etag = compressed.headers().firstValue("ETag").orElseThrow();
        assertThat(etag).isNotEqualTo(plain.header("ETag"));
        assertThat(get("/docs/start.md", "Accept-Encoding", "gzip", "If-None-Match", etag)
                        .status())
                .isEqualTo(304);
        assertThat(get("/docs/start.md", "If-None-Match", etag).status()).isEqualTo(200);
        assertThat(plain.headers().allValues("Vary")).containsExactly("Accept-Encoding");
    }

    @ParameterizedTest
    @CsvSource({"'gzip;q=0', /docs/start.md", "identity, /docs/start.md", "gzip, /_next/static/media/inter.woff2"})
    void whatIsNotWantedOrNotWorthItIsNotCompressed(String acceptEncoding, String path) throws Exception {
        assertThat(bytes(path, acceptEncoding).headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    private Answer get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.address(path));
        return api.send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<byte[]> bytes(String path, String acceptEncoding) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(api.address(path))
                            .header("Accept-Encoding", acceptEncoding)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    /// An answer to a request sent as it is written, which no client tidies.
    private record RawAnswer(String statusLine, String head, String body) {

        @Nullable
        String header(String name) {
            return Arrays.stream(head.split("\r\n"))
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse(null);
        }
    }

    private RawAnswer raw(String method, String path) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            String head = answer.substring(0, end);
            return new RawAnswer(head.lines().findFirst().orElseThrow(), head, answer.substring(end + 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
