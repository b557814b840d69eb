package dev.stoa.api.support;

import dev.stoa.api.support.ApiClient.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What a socket tells first.
final class FirstFrame {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private FirstFrame() {}

    /// Opens a socket and closes it: 101 with the first message, or the status with which it was refused.
    static Answer of(int port, String path, String... headers) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        for (int at = 0; at < headers.length; at += 2) {
            builder.header(headers[at], headers[at + 1]);
        }
        CompletableFuture<String> frame = new CompletableFuture<>();
        try {
            WebSocket socket = builder.buildAsync(
                            URI.create("ws://127.0.0.1:" + port + path), new WebSocket.Listener() {
                                @Override
                                public @Nullable CompletionStage<?> onText(
                                        WebSocket from, CharSequence data, boolean last) {
                                    frame.complete(data.toString());
                                    return null;
                                }
                            })
                    .join();
            String first = frame.orTimeout(10, TimeUnit.SECONDS).join();
            socket.abort();
            return answer(101, first);
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return answer(refused.getResponse().statusCode(), "");
            }
            throw e;
        }
    }

    private static Answer answer(int status, String body) {
        return new Answer(status, body, HttpHeaders.of(Map.of(), (name, value) -> true));
    }
}
