package dev.stoa.api.status;

import dev.stoa.api.identity.CallerAuthentication;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.WebUtils;

/// The socket `/ws/runs/{run_id}`: server to client only.
@Component
class StatusSocket extends TextWebSocketHandler {
    private final Watchers watchers;
    private final Map<String, Watcher> bySession = new ConcurrentHashMap<>();

    StatusSocket(Watchers watchers) {
        this.watchers = watchers;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        // The address is closed to others.
        CallerAuthentication known = (CallerAuthentication) Objects.requireNonNull(session.getPrincipal());
        String id = lastStep(session.getUri());
        if (!id.matches("[0-9]{1,18}")) {
            new Watcher(session, 0, known).tellNotFound();
            return;
        }
        Watcher watcher = new Watcher(session, Long.parseLong(id), known);
        bySession.put(session.getId(), watcher);
        watchers.add(watcher);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Watcher watcher = bySession.remove(session.getId());
        if (watcher != null) {
            watchers.remove(watcher);
        }
    }

    private static String lastStep(@Nullable URI uri) {
        String path = uri == null ? "" : uri.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// Where the socket is, and whose pages may open it.
    @Configuration(proxyBeanMethods = false)
    @EnableWebSocket
    static class Place implements WebSocketConfigurer {
        private final StatusSocket socket;
        private final StatusProperties properties;

        Place(StatusSocket socket, StatusProperties properties) {
            this.socket = socket;
            this.properties = properties;
        }

        @Override
        public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
            registry.addHandler(socket, "/ws/runs/*")
                    .addInterceptors(new ReadableOrigins())
                    .setAllowedOrigins(properties.allowedOrigins().toArray(String[]::new));
        }
    }

    /// Refuses an `Origin` that is no origin at all, which the framework's own check would fail at.
    private static final class ReadableOrigins implements HandshakeInterceptor {

        @Override
        public boolean beforeHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                Map<String, Object> attributes) {
            try {
                WebUtils.isSameOrigin(request);
                return true;
            } catch (IllegalArgumentException | IllegalStateException e) {
                response.setStatusCode(HttpStatus.FORBIDDEN);
                return false;
            }
        }

        @Override
        public void afterHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                @Nullable Exception failure) {}
    }
}
