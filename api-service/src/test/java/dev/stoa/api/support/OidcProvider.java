package dev.stoa.api.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;

/// An OpenID Connect provider on a port of this machine: Spring Authorization Server, in a context of its own. It knows
/// [#CLIENT_ID] and everybody, and can be made to lie.
public final class OidcProvider implements AutoCloseable {
    public static final String CLIENT_ID = "stoa-of-the-tests";
    public static final String CLIENT_SECRET = "what only the two of them know";

    /// The header by which somebody is signed in there.
    static final String PERSON = "Person";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Sayings sayings = new Sayings();
    private final AnnotationConfigServletWebServerApplicationContext context =
            new AnnotationConfigServletWebServerApplicationContext();

    private OidcProvider(int port) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "provider", Map.of("server.port", Integer.toString(port), "server.address", "127.0.0.1")));
        context.registerBean(Sayings.class, () -> sayings);
        context.register(OidcProviderConfiguration.class);
        context.refresh();
    }

    /// What the provider says of people, and how it lies.
    static final class Sayings {
        final Map<String, Map<String, Object>> inTokens = new HashMap<>();
        final Map<String, Map<String, Object>> whenAsked = new HashMap<>();
        Consumer<JwtClaimsSet.Builder> lie = claims -> {};
        boolean isSignedByAnother;
    }

    /// Starts one.
    ///
    /// @param port 0 for a free one
    public static OidcProvider start(int port) {
        return new OidcProvider(port);
    }

    public String issuer() {
        return "http://127.0.0.1:"
                + Objects.requireNonNull(context.getWebServer()).getPort();
    }

    /// Says nothing of anybody, and nothing but the truth.
    public void forget() {
        sayings.inTokens.clear();
        sayings.whenAsked.clear();
        sayings.lie = claims -> {};
        sayings.isSignedByAnother = false;
    }

    /// What ID tokens say of somebody.
    public void says(String subject, Map<String, Object> claims) {
        sayings.inTokens.put(subject, claims);
    }

    /// What is said of somebody when it is asked with an access token.
    public void saysWhenAsked(String subject, Map<String, Object> claims) {
        sayings.whenAsked.put(subject, claims);
    }

    /// Changes all further ID tokens before they are signed.
    public void lies(Consumer<JwtClaimsSet.Builder> lie) {
        sayings.lie = lie;
    }

    /// Signs all further ID tokens with a key that is not the published one, under its name.
    public void signsWithAnotherKey() {
        sayings.isSignedByAnother = true;
    }

    /// What somebody does who was sent here: signs in, and is sent back.
    ///
    /// @param address where they were sent
    /// @return where they are sent then
    public URI signsIn(String subject, String address) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header(PERSON, subject)
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return URI.create(response.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new AssertionError(response.statusCode() + " " + response.body())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
