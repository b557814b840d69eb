package dev.stoa.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Follows a run over its WebSocket and prints each status when it changes.
final class FollowRun {

    private static final Set<String> TERMINAL = Set.of("SUCCESS", "FAILED", "CANCELLED", "NOT_FOUND");
    private static final String CLOSED = "";

    private final ApiClient client;
    private final Console console;

    FollowRun(ApiClient client, Console console) {
        this.client = client;
        this.console = console;
    }

    /// The terminal message; empty when the run has not ended within the limit.
    ///
    /// @param whileWaiting called about once a second; throws to end the waiting
    Optional<JsonNode> of(long run, Duration limit, Runnable whileWaiting) {
        Messages messages = new Messages();
        WebSocket socket = connect(run, messages);
        try {
            return read(messages, System.nanoTime() + limit.toNanos(), whileWaiting);
        } finally {
            socket.abort();
        }
    }

    private WebSocket connect(long run, Messages messages) {
        URI uri = URI.create("ws://%s/ws/runs/%d".formatted(client.address().getAuthority(), run));
        try {
            WebSocket.Builder builder = client.http().newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
            client.token().ifPresent(token -> builder.header("Authorization", token.bearer()));
            return builder.buildAsync(uri, messages).join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() instanceof IOException io ? io : e;
            throw UpException.failure("The API refuses the WebSocket %s: %s".formatted(uri, cause));
        }
    }

    private Optional<JsonNode> read(Messages messages, long deadline, Runnable whileWaiting) {
        String shown = "";
        while (System.nanoTime() < deadline) {
            String text = messages.await(Duration.ofSeconds(1));
            whileWaiting.run();
            if (text == null) {
                continue;
            }
            if (text.equals(CLOSED)) {
                throw UpException.failure("The API closed the WebSocket before the run had ended.");
            }
            JsonNode message = ApiClient.JSON.readTree(text);
            String status = message.path("status").asString("");
            if (!status.equals(shown)) {
                console.event(status);
                shown = status;
            }
            if (TERMINAL.contains(status)) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    /// Puts whole messages into a queue, since a message can come in parts.
    private static final class Messages implements WebSocket.Listener {

        private final BlockingQueue<String> whole = new LinkedBlockingQueue<>();
        private final StringBuilder parts = new StringBuilder();

        @Nullable
        String await(Duration limit) {
            try {
                return whole.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException ignored) {
                Thread.currentThread().interrupt();
                throw new Stopping.StoppedException();
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                whole.add(parts.toString());
                parts.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
            whole.add(CLOSED);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            whole.add(CLOSED);
        }
    }
}
