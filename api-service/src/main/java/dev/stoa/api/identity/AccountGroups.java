package dev.stoa.api.identity;

import dev.stoa.api.audit.Action;
import dev.stoa.api.audit.AuditTrail;
import dev.stoa.api.audit.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Groups of accounts, such as a department, that apps can be shown to together.
@Component
public class AccountGroups {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,79}");
    private static final String LIST = """
            SELECT g.id, g.name, coalesce(array_agg(a.name ORDER BY a.name) FILTER (WHERE a.id IS NOT NULL), '{}') AS members
              FROM account_groups g
              LEFT JOIN account_group_members m ON m.group_id = g.id
              LEFT JOIN accounts a ON a.id = m.account_id
             WHERE :name::text IS NULL OR g.name = :name
             GROUP BY g.id ORDER BY g.name
            """;

    private final JdbcClient database;
    private final AuditTrail audit;

    AccountGroups(JdbcClient database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /// A group.
    ///
    /// @param members names of accounts, in order
    public record Group(long id, String name, List<String> members) {}

    /// All groups, by name.
    @Transactional(readOnly = true)
    public List<Group> all() {
        return find(null);
    }

    /// Makes a group of this name, or gives the one there is these members and no others.
    ///
    /// @param members names of accounts
    /// @param by      who asks for it
    /// @throws AccountRefusedException when the name cannot be one, or a member is not there
    @Transactional
    public Group set(String name, List<String> members, Caller by) {
        String stripped = name.strip();
        if (!NAME.matcher(stripped).matches()) {
            throw new AccountRefusedException(
                    "%s cannot be a group's name: use 1 to 80 letters, digits, spaces and . _ -, beginning with a letter or digit."
                            .formatted(stripped.isEmpty() ? "An empty text" : stripped));
        }
        database.sql("INSERT INTO account_groups (name) VALUES (:name) ON CONFLICT DO NOTHING")
                .param("name", stripped)
                .update();
        database.sql("""
                        DELETE FROM account_group_members m USING account_groups g
                         WHERE g.id = m.group_id AND g.name = :name
                        """).param("name", stripped).update();
        members.stream().distinct().forEach(member -> add(stripped, member));
        Group set = find(stripped).getFirst();
        audit.note(
                by.actor(),
                Action.GROUP_SET,
                Subject.group(set.id, set.name),
                Map.of("members", String.join(", ", set.members)));
        return set;
    }

    /// Ends a group; apps are not shown to its members by it any more.
    ///
    /// @param by who asks for it
    /// @return whether there was one
    @Transactional
    public boolean delete(long id, Caller by) {
        Optional<String> name = database.sql("DELETE FROM account_groups WHERE id = :id RETURNING name")
                .param("id", id)
                .query(String.class)
                .optional();
        name.ifPresent(ended -> audit.note(by.actor(), Action.GROUP_ENDED, Subject.group(id, ended), Map.of()));
        return name.isPresent();
    }

    private void add(String group, String member) {
        int added = database.sql("""
                        INSERT INTO account_group_members (group_id, account_id)
                        SELECT g.id, a.id FROM account_groups g, accounts a
                         WHERE g.name = :group AND a.name = :member AND a.""" + Accounts.IS_SOMEBODYS)
                .param("group", group)
                .param("member", PasswordSignIn.normal(member))
                .update();
        if (added == 0) {
            throw new AccountRefusedException("There is no account %s.".formatted(member));
        }
    }

    private List<Group> find(@Nullable String name) {
        return database.sql(LIST)
                .param("name", name)
                .query((row, n) -> new Group(row.getLong("id"), row.getString("name"), List.of((String[])
                        row.getArray("members").getArray())))
                .list();
    }
}
