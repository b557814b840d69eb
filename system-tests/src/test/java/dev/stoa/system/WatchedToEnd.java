package dev.stoa.system;

import dev.stoa.contracts.json.StoaJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Gathers what a run's socket says until it closes.
final class WatchedToEnd implements WebSocket.Listener {
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();

    private WatchedToEnd() {}

    /// Every message, once the socket is closed; fails after a minute, or when it closes as after a fault.
    ///
    /// @param token an API token; empty where nobody signs in
    static List<JsonNode> messages(URI socket, Optional<String> token) throws InterruptedException, TimeoutException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            WatchedToEnd watched = new WatchedToEnd();
            WebSocket.Builder builder = client.newWebSocketBuilder();
            token.ifPresent(known -> builder.header("Authorization", "Bearer " + known));
            builder.buildAsync(socket, watched).join();
            int code = watched.closed.get(60, TimeUnit.SECONDS);
            if (code != WebSocket.NORMAL_CLOSURE) {
                throw new AssertionError("closed with " + code);
            }
            return watched.messages;
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            messages.add(StoaJson.MAPPER.readTree(part.toString()));
            part.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed.completeExceptionally(error);
    }
}
