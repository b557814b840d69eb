package dev.stoa.api.identity;

import dev.stoa.api.audit.Action;
import dev.stoa.api.audit.Actor;
import dev.stoa.api.audit.AuditTrail;
import dev.stoa.api.audit.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The accounts of people who sign in at a provider. An account is found by who the provider says it is, never by a
/// name, which the provider may give to somebody else.
@Component
public class ProviderAccounts {
    private static final String FIND = """
            SELECT id, name, role, is_disabled FROM accounts WHERE issuer = :issuer AND subject = :subject
            """;
    private static final String MAKE = """
            INSERT INTO accounts (name, display_name, role, issuer, subject)
            VALUES (:name, :name, :role, :issuer, :subject) ON CONFLICT DO NOTHING
            """;
    private static final String DESCRIBE = "UPDATE accounts SET display_name = :display, role = :role WHERE id = :id";

    private static final Map<String, String> BY = Map.of("by", SignInMethod.PROVIDER.word());

    private final JdbcClient database;
    private final AuditTrail audit;

    ProviderAccounts(JdbcClient database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    private record Found(long id, String name, Role role, boolean isDisabled) {
        Actor actor(String place) {
            return new Actor(id, name, place);
        }
    }

    /// The account of somebody, made when there is none; it gets the role and the display name of now.
    ///
    /// @param place where the request comes from
    /// @return empty when the account is disabled
    @Transactional
    public Optional<Caller> enter(ProviderPerson person, String place) {
        Found account = find(person).orElseGet(() -> make(person, place));
        if (account.isDisabled) {
            return Optional.empty();
        }
        database.sql(DESCRIBE)
                .param("display", ClaimedNames.displayName(person.displayName(), account.name))
                .param("role", person.role().name())
                .param("id", account.id)
                .update();
        if (account.role != person.role()) {
            String from = account.role.json();
            note(
                    account,
                    place,
                    Action.ACCOUNT_CHANGED,
                    Map.of("from", from, "to", person.role().json()));
        }
        return Optional.of(Caller.of(account.id, account.name, person.role(), place));
    }

    private Optional<Found> find(ProviderPerson person) {
        return database.sql(FIND)
                .param("issuer", person.issuer())
                .param("subject", person.subject())
                .query((row, n) -> new Found(
                        row.getLong("id"),
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        row.getBoolean("is_disabled")))
                .optional();
    }

    /// Tries one name after the other; another browser of the same person may be faster.
    private Found make(ProviderPerson person, String place) {
        Optional<Found> made = Optional.empty();
        for (int number = 1; made.isEmpty(); number++) {
            int count = database.sql(MAKE)
                    .param("name", ClaimedNames.accountName(person.name(), number))
                    .param("role", person.role().name())
                    .param("issuer", person.issuer())
                    .param("subject", person.subject())
                    .update();
            made = find(person);
            if (count == 1) {
                note(
                        made.orElseThrow(),
                        place,
                        Action.ACCOUNT_MADE,
                        Map.of("role", person.role().json()));
            }
        }
        return made.get();
    }

    private void note(Found account, String place, Action action, Map<String, String> role) {
        Map<String, String> details = new TreeMap<>(BY);
        details.putAll(role);
        audit.note(account.actor(place), action, Subject.account(account.id, account.name), details);
    }
}
