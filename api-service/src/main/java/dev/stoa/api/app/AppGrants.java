package dev.stoa.api.app;

import dev.stoa.api.audit.Action;
import dev.stoa.api.audit.AuditTrail;
import dev.stoa.api.audit.Subject;
import dev.stoa.api.identity.Accounts;
import dev.stoa.api.identity.Caller;
import dev.stoa.contracts.manifest.Fault;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who may see and run an app.
@Component
public class AppGrants {
    private final VisibleApps apps;
    private final JdbcClient database;
    private final AuditTrail audit;

    AppGrants(VisibleApps apps, JdbcClient database, AuditTrail audit) {
        this.apps = apps;
        this.database = database;
        this.audit = audit;
    }

    /// For whom an app is there, besides its owner and administrators.
    ///
    /// @param restricted whether it is there for those named here only; else it is for everybody who is signed in
    /// @param accounts   names of accounts, in order
    /// @param groups     names of groups, in order
    public record Access(boolean restricted, List<String> accounts, List<String> groups) {}

    /// For whom it is there now.
    ///
    /// @throws AppNotFoundException when there is no such app
    /// @throws NotYourAppException  when it is somebody else's
    @Transactional(readOnly = true)
    public Access get(String idOrName, Caller caller) {
        App app = apps.getManaged(idOrName, caller);
        return new Access(app.isRestricted(), names("""
                        SELECT n.name FROM app_grants g JOIN accounts n ON n.id = g.account_id
                         WHERE g.app_id = :app ORDER BY n.name
                        """, app), names("""
                        SELECT n.name FROM app_grants g JOIN account_groups n ON n.id = g.group_id
                         WHERE g.app_id = :app ORDER BY n.name
                        """, app));
    }

    /// Makes it so from now on; those who are named stay so while the app is not restricted.
    ///
    /// @throws AppNotFoundException   when there is no such app
    /// @throws NotYourAppException    when it is somebody else's
    /// @throws AccessRefusedException with every name that is nobody's
    @Transactional
    public Access set(String idOrName, Access wanted, Caller caller) {
        App app = apps.getManaged(idOrName, caller);
        List<Fault> faults = new ArrayList<>();
        List<Long> accounts = ids(
                "SELECT id FROM accounts WHERE name = :name AND " + Accounts.IS_SOMEBODYS,
                "account",
                "/accounts",
                wanted.accounts,
                faults);
        List<Long> groups =
                ids("SELECT id FROM account_groups WHERE name = :name", "group", "/groups", wanted.groups, faults);
        if (!faults.isEmpty()) {
            throw new AccessRefusedException(faults);
        }
        database.sql("UPDATE apps SET is_restricted = :restricted WHERE id = :app")
                .param("restricted", wanted.restricted)
                .param("app", app.id())
                .update();
        database.sql("DELETE FROM app_grants WHERE app_id = :app")
                .param("app", app.id())
                .update();
        grant("INSERT INTO app_grants (app_id, account_id) VALUES (:app, :to)", app, accounts);
        grant("INSERT INTO app_grants (app_id, group_id) VALUES (:app, :to)", app, groups);
        Access set = new Access(
                wanted.restricted,
                wanted.accounts.stream().distinct().sorted().toList(),
                wanted.groups.stream().distinct().sorted().toList());
        note(app, set, caller);
        return set;
    }

    private void note(App app, Access set, Caller caller) {
        audit.note(
                caller.actor(),
                Action.APP_ACCESS_SET,
                Subject.app(app.id(), app.functionName()),
                Map.of(
                        "restricted", Boolean.toString(set.restricted),
                        "accounts", String.join(", ", set.accounts),
                        "groups", String.join(", ", set.groups)));
    }

    private List<String> names(String sql, App app) {
        return database.sql(sql)
                .param("app", app.id())
                .query((row, n) -> row.getString("name"))
                .list();
    }

    private List<Long> ids(String sql, String what, String pointer, List<String> names, List<Fault> faults) {
        Set<Long> ids = new LinkedHashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String place = pointer + "/" + i;
            database.sql(sql)
                    .param("name", name.replace("\0", ""))
                    .query(Long.class)
                    .optional()
                    .ifPresentOrElse(
                            ids::add, () -> faults.add(new Fault(place, "There is no %s %s.".formatted(what, name))));
        }
        return List.copyOf(ids);
    }

    private void grant(String sql, App app, List<Long> ids) {
        for (long id : ids) {
            database.sql(sql).param("app", app.id()).param("to", id).update();
        }
    }
}
