package dev.stoa.api.app;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lets one registration at a time store what it fetched, over all API processes, so that names and version numbers
/// are given once.
@Component
class AppLock {
    private static final long KEY = 0x53746f61_41707073L;

    private final JdbcClient database;

    AppLock(JdbcClient database) {
        this.database = database;
    }

    /// Waits for the lock; the end of the transaction gives it back.
    void hold() {
        database.sql("SELECT pg_advisory_xact_lock(:key)")
                .param("key", KEY)
                .query((row, n) -> n)
                .list();
    }
}
