package dev.stoa.embedded;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Writes addresses as the RabbitMQ URI specification says: user and password percent-encoded.
final class AmqpUri {

    private AmqpUri() {}

    static URI of(String username, String password, String host, int port) {
        return URI.create("amqp://%s:%s@%s:%d".formatted(encode(username), encode(password), host, port));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
