package dev.stoa.api.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoa.api.support.Browser;
import dev.stoa.api.support.CountedStatements;
import dev.stoa.api.support.LocalAccountsTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Sockets that another site opens, and sockets that stay open when the right to watch has ended. There is a look every
/// 300 ms.
class OpenSocketIT extends LocalAccountsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int NOT_ALLOWED = 1008;

    private final List<Client> clients = new ArrayList<>();
    private Browser ada;
    private String secret;
    private long tokenId;
    private long run;

    @BeforeEach
    void aRunOfSomebodys() {
        account("ada", "runner");
        ada = signedIn("ada");
        var made = ada.post("/api/account/tokens", "{\"name\": \"x\", \"permissions\": [\"read\"]}")
                .json();
        secret = made.path("secret").asString();
        tokenId = made.path("id").asLong();
        run = ada.post("/api/apps/" + readyApp() + "/run", "{\"inputs\": {}}")
                .json()
                .path("run_id")
                .asLong();
    }

    @AfterEach
    void close() {
        clients.forEach(client -> client.socket.abort());
    }

    @Test
    void aPageOfAnotherOriginIsRefusedAlsoWithTheSession() {
        for (String origin : List.of(
                "https://evil.example",
                "null",
                "http://127.0.0.1",
                "http://localhost",
                "file://",
                "http://a:b",
                "http://[")) {
            assertThatThrownBy(() -> open("Cookie", session(), "Origin", origin))
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            e -> assertThat(e.getResponse().statusCode()).isEqualTo(403));
            open("Cookie", session(), "Origin", "http://127.0.0.1:" + port).mustTell();
        }
    }

    @Test
    void whoIsNotSignedInIsRefused() {
        assertThatThrownBy(() -> open("Cookie", "STOA_SESSION=none"))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(401));
    }

    @Test
    void aDisabledAccountIsToldNothingMore() {
        List<Client> watching = List.of(open("Cookie", session()), open("Authorization", "Bearer " + secret));
        watching.forEach(Client::mustTell);
        operator.post("/api/accounts/" + id("ada") + "/disable", "");
        watching.forEach(Client::mustEnd);
    }

    @Test
    void aSessionThatHasEndedIsToldNothingMore() {
        Client watching = open("Cookie", session());
        Client byToken = open("Authorization", "Bearer " + secret);
        watching.mustTell();
        ada.post("/api/session/end", "");
        watching.mustEnd();
        byToken.mustTell();
    }

    @Test
    void aSessionWhoseTimeIsOverIsToldNothingMore() {
        Client watching = open("Cookie", session());
        watching.mustTell();
        database.sql("UPDATE spring_session SET expiry_time = 1").update();
        watching.mustEnd();
    }

    @Test
    void aSessionThatBeganLongAgoIsToldNothingMore() {
        Client watching = open("Cookie", session());
        watching.mustTell();
        database.sql("UPDATE spring_session SET creation_time = 1").update();
        watching.mustEnd();
    }

    @Test
    void aTokenThatIsRevokedOrHasExpiredIsToldNothingMore() {
        Client revoked = open("Authorization", "Bearer " + secret);
        revoked.mustTell();
        ada.post("/api/account/tokens/" + tokenId + "/revoke", "");
        revoked.mustEnd();
        String other = ada.post("/api/account/tokens", "{\"name\": \"x\", \"permissions\": [\"read\"]}")
                .json()
                .path("secret")
                .asString();
        Client expired = open("Authorization", "Bearer " + other);
        expired.mustTell();
        database.sql("UPDATE api_tokens SET expires_at = now()").update();
        expired.mustEnd();
    }

    @Test
    void whoIsNoAdministratorAnyMoreIsToldNothingMoreOfOthersRuns() {
        account("root", "admin");
        account("second", "admin");
        Client others = open("Cookie", "STOA_SESSION=" + signedIn("root").cookie("STOA_SESSION"));
        others.mustTell();
        operator.post("/api/accounts/" + id("root"), "{\"display_name\": \"\", \"role\": \"viewer\"}");
        others.mustEnd();
    }

    @Test
    void theOperatorsTokenLasts() {
        open("Authorization", "Bearer " + OPERATOR_TOKEN).mustTell();
    }

    @Test
    void howManyWatchDoesNotChangeHowOftenTheirRightsAreLookedAt() throws InterruptedException {
        for (int i = 0; i < 30; i++) {
            open(i % 2 == 0 ? new String[] {"Cookie", session()} : new String[] {"Authorization", "Bearer " + secret});
        }
        clients.getLast().mustTell();
        CountedStatements.clear();
        Thread.sleep(1500);
        assertThat(CountedStatements.with("spring_session s").size()).isBetween(2, 7);
    }

    private String session() {
        return "STOA_SESSION=" + ada.cookie("STOA_SESSION");
    }

    private Client open(String... headers) {
        Client client = new Client(headers);
        clients.add(client);
        return client;
    }

    private final class Client implements WebSocket.Listener {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> closes = new LinkedBlockingQueue<>();
        private final WebSocket socket;

        Client(String... headers) {
            WebSocket.Builder builder = HTTP.newWebSocketBuilder();
            for (int i = 0; i < headers.length; i += 2) {
                builder.header(headers[i], headers[i + 1]);
            }
            socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws/runs/" + run), this)
                    .join();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            messages.add(data.toString());
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closes.add(code);
            return null;
        }

        /// Told at once and at the next two looks.
        void mustTell() {
            messages.clear();
            for (int i = 0; i < 3; i++) {
                assertThat(next(messages)).isNotNull().contains("PENDING");
            }
        }

        void mustEnd() {
            assertThat(next(closes)).isEqualTo(NOT_ALLOWED);
        }

        private <T> @Nullable T next(BlockingQueue<T> queue) {
            try {
                return queue.poll(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
    }
}
