package dev.stoa.standalone;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// Where the services find their AMQP broker.
///
/// @param uri with user and password
record BrokerAddress(URI uri) {

    static final String URL = "STOA_RABBITMQ_URL";

    private static final int PORT = 5672;
    private static final int TLS_PORT = 5671;

    /// The broker the environment names, empty when it names none.
    static Optional<BrokerAddress> fromEnvironment(Map<String, String> environment) {
        String url = environment.getOrDefault(URL, "").strip();
        if (url.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(url);
            if (("amqp".equals(uri.getScheme()) || "amqps".equals(uri.getScheme())) && uri.getHost() != null) {
                return Optional.of(new BrokerAddress(uri));
            }
        } catch (IllegalArgumentException ignored) {
            // The message of the exception would show the password.
        }
        throw UpException.failure(
                "%s must be an address as in amqp://user:password@mq.example.org:5672.".formatted(URL));
    }

    int port() {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equals("amqps") ? TLS_PORT : PORT;
    }

    /// Without user and password.
    @Override
    public String toString() {
        return "%s://%s:%d".formatted(uri.getScheme(), uri.getHost(), port());
    }
}
