package dev.stoa.embedded;

/// Whom somebody logs in to a [PostgresServer] as.
public record PostgresLogin(String username, String password) {

    /// Without the password.
    @Override
    public String toString() {
        return username;
    }
}
