package dev.stoa.api.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/// Calls the API as a page of the site does: with cookies, and the token that they must be accompanied by.
public final class Browser {
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();
    private final int port;

    public Browser(int port) {
        this.port = port;
    }

    public ApiClient.Answer get(String path) {
        return send(request(path));
    }

    /// Posts JSON, with the token when there is one.
    public ApiClient.Answer post(String path, String json) {
        return send(withToken(request(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /// What a socket tells first, with status 101; or the status with which it is refused.
    public ApiClient.Answer socket(String path) {
        return FirstFrame.of(
                port,
                path,
                "Cookie",
                "STOA_SESSION=" + cookie("STOA_SESSION"),
                "Origin",
                address("").toString());
    }

    /// Posts JSON as another site's page would: with the cookies alone.
    public ApiClient.Answer postFromElsewhere(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /// Opens the site and signs in.
    public ApiClient.Answer signIn(String name, String password) {
        get("/api/session");
        ApiClient.Answer answer = send(withToken(request("/api/session"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "name=%s&password=%s".formatted(encoded(name), encoded(password)))));
        get("/api/session");
        return answer;
    }

    /// A cookie's value; empty when there is none.
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /// Takes over a cookie from somewhere else.
    public void setCookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setDomain("127.0.0.1");
        cookie.setVersion(0);
        cookies.getCookieStore().add(address("/"), cookie);
    }

    private HttpRequest.Builder withToken(HttpRequest.Builder request) {
        String token = cookie("XSRF-TOKEN");
        return token.isEmpty() ? request : request.header("X-XSRF-TOKEN", token);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path));
    }

    /// The whole address of a path.
    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private ApiClient.Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new ApiClient.Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
