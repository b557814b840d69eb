package dev.stoa.testsupport;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeoutException;

/// An AMQP 0-9-1 broker and a user of it.
///
/// @param uri with user and password
/// @param origin where it was found, for people
record RabbitAddress(URI uri, String origin) {

    private static final int LOGIN_MILLIS = 5_000;

    Connection connect() throws IOException, TimeoutException {
        return factory().newConnection("stoa-test");
    }

    ConnectionFactory factory() {
        ConnectionFactory factory = new ConnectionFactory();
        try {
            factory.setUri(uri);
        } catch (URISyntaxException | GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException(this + " is no AMQP URI: " + e.getMessage(), e);
        }
        factory.setConnectionTimeout(LOGIN_MILLIS);
        factory.setHandshakeTimeout(LOGIN_MILLIS);
        factory.setAutomaticRecoveryEnabled(false);
        return factory;
    }

    /// Without the password.
    @Override
    public String toString() {
        return "%s://%s:%d%s (%s)".formatted(uri.getScheme(), uri.getHost(), uri.getPort(), uri.getPath(), origin);
    }
}
