package dev.stoa.api.app;

import dev.stoa.api.identity.Caller;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The apps as somebody may see and run them: all but those that are restricted to others. One that may not be seen is
/// not there.
@Component
public class VisibleApps {
    /// Restricted apps that a caller neither owns nor is named for, alone or by a group.
    private static final String HIDDEN = """
            SELECT a.id FROM apps a
             WHERE a.is_restricted AND a.owner_id IS DISTINCT FROM :caller
               AND NOT EXISTS (
                   SELECT 1 FROM app_grants g
                    WHERE g.app_id = a.id
                      AND (g.account_id = :caller
                           OR g.group_id IN (SELECT m.group_id FROM account_group_members m WHERE m.account_id = :caller)))
            """;

    private final Apps apps;
    private final JdbcClient database;

    VisibleApps(Apps apps, JdbcClient database) {
        this.apps = apps;
        this.database = database;
    }

    /// All that the caller may see, by name.
    public List<App> all(Caller caller) {
        Set<Long> hidden = hiddenFrom(caller);
        return apps.findAllByOrderByNameAscIdAsc().stream()
                .filter(app -> !hidden.contains(app.id()))
                .toList();
    }

    /// The app that `idOrName` names, the number or the name in addresses; throws [AppNotFoundException] when there is
    /// none that the caller may see.
    public App get(String idOrName, Caller caller) {
        App app = apps.getByIdOrName(idOrName);
        if (app.isRestricted() && hiddenFrom(caller).contains(app.id())) {
            throw new AppNotFoundException(idOrName);
        }
        return app;
    }

    /// The same, to manage it.
    ///
    /// @throws AppNotFoundException when there is none that the caller may see
    /// @throws NotYourAppException  when it is somebody else's
    public App getManaged(String idOrName, Caller caller) {
        App app = get(idOrName, caller);
        NotYourAppException.unlessManagedBy(caller, app);
        return app;
    }

    /// The ids of those that the caller may not see.
    public Set<Long> hiddenFrom(Caller caller) {
        return caller.isAdmin()
                ? Set.of()
                : new HashSet<>(database.sql(HIDDEN)
                        .param("caller", caller.accountId())
                        .query(Long.class)
                        .list());
    }
}
