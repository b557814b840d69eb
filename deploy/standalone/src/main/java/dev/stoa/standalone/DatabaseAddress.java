package dev.stoa.standalone;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where the services find their database.
///
/// @param jdbcUrl without user and password
record DatabaseAddress(String jdbcUrl, String username, String password) {

    static final String URL = "STOA_POSTGRES_URL";
    static final String USER = "STOA_POSTGRES_USER";
    static final String PASSWORD = "STOA_POSTGRES_PASSWORD";

    private static final String JDBC = "jdbc:postgresql:";
    private static final Pattern CREDENTIALS = Pattern.compile("(?:user|password)=.*");

    /// The server the environment names, empty when it names none.
    ///
    /// `STOA_POSTGRES_URL` is a JDBC URL or `postgresql://user:password@host:port/database`; user and password in it
    /// go before those of `STOA_POSTGRES_USER` and `STOA_POSTGRES_PASSWORD`.
    static Optional<DatabaseAddress> fromEnvironment(Map<String, String> environment) {
        String url = environment.getOrDefault(URL, "").strip();
        if (url.isEmpty()) {
            return Optional.empty();
        }
        String user = environment.getOrDefault(USER, "");
        String password = environment.getOrDefault(PASSWORD, "");
        if (url.startsWith(JDBC)) {
            return Optional.of(ofJdbcUrl(url, user, password));
        }
        if (url.startsWith("postgres://") || url.startsWith("postgresql://")) {
            return Optional.of(ofUri(url, user, password));
        }
        throw UpException.failure(
                "%s must begin with jdbc:postgresql: or postgresql://, as in postgresql://stoa:secret@db.example.org/stoa."
                        .formatted(URL));
    }

    private static DatabaseAddress ofJdbcUrl(String url, String user, String password) {
        int question = url.indexOf('?');
        if (question < 0) {
            return new DatabaseAddress(url, user, password);
        }
        String query = url.substring(question + 1);
        String others = String.join(
                "&",
                parameters(query)
                        .filter(part -> !CREDENTIALS.matcher(part).matches())
                        .toList());
        return new DatabaseAddress(
                url.substring(0, question) + (others.isEmpty() ? "" : "?" + others),
                parameter(query, "user").orElse(user),
                parameter(query, "password").orElse(password));
    }

    private static DatabaseAddress ofUri(String url, String user, String password) {
        URI uri = toUri(url);
        String host = uri.getHost();
        String database = uri.getPath() == null ? "" : uri.getRawPath().replaceFirst("^/", "");
        if (host == null || database.isEmpty()) {
            throw UpException.failure(
                    "%s must name a host and a database, as in postgresql://stoa:secret@db.example.org/stoa."
                            .formatted(URL));
        }
        String[] credentials = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new DatabaseAddress(
                "jdbc:postgresql://%s%s/%s%s"
                        .formatted(
                                host,
                                uri.getPort() < 0 ? "" : ":" + uri.getPort(),
                                database,
                                uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()),
                credentials.length > 0 ? decode(credentials[0]) : user,
                credentials.length > 1 ? decode(credentials[1]) : password);
    }

    private static URI toUri(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException ignored) {
            // The message of the exception would show the password.
            throw UpException.failure(
                    "%s is no valid address. Special characters of a password must be percent-encoded.".formatted(URL));
        }
    }

    private static Stream<String> parameters(String query) {
        return Stream.of(query.split("&", -1)).filter(part -> !part.isEmpty());
    }

    private static Optional<String> parameter(String query, String name) {
        return parameters(query)
                .filter(part -> part.startsWith(name + "="))
                .findFirst()
                .map(part -> decode(part.substring(name.length() + 1)));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// Without the password.
    @Override
    public String toString() {
        return jdbcUrl.substring("jdbc:".length());
    }
}
