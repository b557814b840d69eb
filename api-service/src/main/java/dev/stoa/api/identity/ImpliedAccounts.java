package dev.stoa.api.identity;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Accounts that nobody signs in to: the one user of an installation without accounts, and the operator's token. They
/// are made when they are first needed; no name of another account begins with an asterisk.
@Component
class ImpliedAccounts {
    private static final String MAKE = """
            INSERT INTO accounts (name, display_name, role) VALUES (:name, :display, 'ADMIN')
                ON CONFLICT (name) DO UPDATE SET display_name = excluded.display_name
            RETURNING id
            """;

    /// What their names begin with, and no other account's does.
    static final String PREFIX = "*";

    /// What their names are like, as an SQL pattern.
    static final String NAMES = PREFIX + "%";

    static final String EVERYBODY = PREFIX + "everybody";
    private static final String OPERATOR = PREFIX + "operator";

    private final JdbcClient database;
    private final Map<String, Long> ids = new ConcurrentHashMap<>();

    ImpliedAccounts(JdbcClient database) {
        this.database = database;
    }

    /// Whoever reaches the API, where nobody signs in.
    Caller everybody(String place) {
        return caller(EVERYBODY, "everybody", place);
    }

    /// Whoever has the operator's token.
    Caller operator(String place) {
        return caller(OPERATOR, "the operator", place);
    }

    private Caller caller(String name, String displayName, String place) {
        long id = ids.computeIfAbsent(name, missing -> make(name, displayName));
        return Caller.of(id, name, Role.ADMIN, place);
    }

    private long make(String name, String displayName) {
        return database.sql(MAKE)
                .param("name", name)
                .param("display", displayName)
                .query(Long.class)
                .single();
    }
}
