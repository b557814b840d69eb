package dev.stoa.api.identity;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The accounts of people who sign in at a provider. An account is found by who the provider says it is, never by a
/// name, which the provider may give to somebody else.
@Component
public class ProviderAccounts {
    private static final String FIND = """
            SELECT id, name, is_disabled FROM accounts WHERE issuer = :issuer AND subject = :subject
            """;
    private static final String MAKE = """
            INSERT INTO accounts (name, display_name, role, issuer, subject)
            VALUES (:name, :name, :role, :issuer, :subject) ON CONFLICT DO NOTHING
            """;
    private static final String DESCRIBE = "UPDATE accounts SET display_name = :display, role = :role WHERE id = :id";

    private final JdbcClient database;

    ProviderAccounts(JdbcClient database) {
        this.database = database;
    }

    private record Found(long id, String name, boolean isDisabled) {}

    /// The account of somebody, made when there is none; it gets the role and the display name of now.
    ///
    /// @return empty when the account is disabled
    @Transactional
    public Optional<Caller> enter(ProviderPerson person) {
        Found account = find(person).orElseGet(() -> make(person));
        if (account.isDisabled) {
            return Optional.empty();
        }
        database.sql(DESCRIBE)
                .param("display", ClaimedNames.displayName(person.displayName(), account.name))
                .param("role", person.role().name())
                .param("id", account.id)
                .update();
        return Optional.of(Caller.of(account.id, account.name, person.role()));
    }

    private Optional<Found> find(ProviderPerson person) {
        return database.sql(FIND)
                .param("issuer", person.issuer())
                .param("subject", person.subject())
                .query((row, n) -> new Found(row.getLong("id"), row.getString("name"), row.getBoolean("is_disabled")))
                .optional();
    }

    /// Tries one name after the other; another browser of the same person may be faster.
    private Found make(ProviderPerson person) {
        Optional<Found> made = Optional.empty();
        for (int number = 1; made.isEmpty(); number++) {
            database.sql(MAKE)
                    .param("name", ClaimedNames.accountName(person.name(), number))
                    .param("role", person.role().name())
                    .param("issuer", person.issuer())
                    .param("subject", person.subject())
                    .update();
            made = find(person);
        }
        return made.get();
    }
}
