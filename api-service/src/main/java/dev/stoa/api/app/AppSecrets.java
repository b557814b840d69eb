package dev.stoa.api.app;

import dev.stoa.api.audit.Action;
import dev.stoa.api.audit.AuditTrail;
import dev.stoa.api.audit.Subject;
import dev.stoa.api.identity.Caller;
import dev.stoa.contracts.secret.SealedSecret;
import dev.stoa.contracts.secret.SecretKeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The secrets of apps: who manages an app sets them, its runs are given them, and nobody reads them here.
@Component
public class AppSecrets {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
    /// A shorter one could not be kept out of results and logs without harming them.
    private static final int SHORTEST = 6;

    private static final int LONGEST = 16_384;
    private static final int MOST = 100;

    private final VisibleApps apps;
    private final SecretKeys keys;
    private final JdbcClient database;
    private final AuditTrail audit;

    AppSecrets(VisibleApps apps, SecretKeys keys, JdbcClient database, AuditTrail audit) {
        this.apps = apps;
        this.keys = keys;
        this.database = database;
        this.audit = audit;
    }

    /// A secret of an app, without its value.
    ///
    /// @param name   that of the environment variable
    /// @param needed whether the manifest of the current version names it
    /// @param setAt  when its value was set last; null when it is not set
    public record Secret(
            String name, boolean needed, @Nullable Instant setAt) {}

    /// Those that are set and those that the current version needs, by name.
    ///
    /// @throws AppNotFoundException when there is no such app
    /// @throws NotYourAppException  when it is somebody else's
    @Transactional(readOnly = true)
    public List<Secret> all(String idOrName, Caller caller) {
        App app = apps.getManaged(idOrName, caller);
        Map<String, Secret> all = new TreeMap<>();
        List<String> needed = app.currentVersion().secretNames();
        needed.forEach(name -> all.put(name, new Secret(name, true, null)));
        set(app.id()).forEach((name, setAt) -> all.put(name, new Secret(name, needed.contains(name), setAt)));
        return List.copyOf(all.values());
    }

    /// Sets one; runs that are claimed from now on are given this value.
    ///
    /// @throws AppNotFoundException   when there is no such app
    /// @throws NotYourAppException    when it is somebody else's
    /// @throws SecretRefusedException when the name or the value cannot be, or the operator has set no key
    @Transactional
    public void set(String idOrName, String name, String value, Caller caller) {
        App app = apps.getManaged(idOrName, caller);
        refuse(name, value);
        SealedSecret sealed = keys.seal(app.id(), name, value);
        int rows = database.sql("""
                        INSERT INTO app_secrets (app_id, name, key_id, ciphertext)
                        SELECT :app, :name, :key, :ciphertext
                         WHERE (SELECT count(*) FROM app_secrets WHERE app_id = :app AND name <> :name) < :most
                        ON CONFLICT (app_id, name) DO UPDATE
                           SET key_id = excluded.key_id, ciphertext = excluded.ciphertext, set_at = now()
                        """)
                .param("app", app.id())
                .param("name", name)
                .param("key", sealed.keyId())
                .param("ciphertext", sealed.ciphertext())
                .param("most", MOST)
                .update();
        if (rows == 0) {
            throw new SecretRefusedException("", "An app has at most %d secrets.".formatted(MOST));
        }
        note(Action.APP_SECRET_SET, app, name, caller);
    }

    /// Ends one; false when it was not set.
    ///
    /// @throws AppNotFoundException when there is no such app
    /// @throws NotYourAppException  when it is somebody else's
    @Transactional
    public boolean delete(String idOrName, String name, Caller caller) {
        App app = apps.getManaged(idOrName, caller);
        boolean wasSet = database.sql("DELETE FROM app_secrets WHERE app_id = :app AND name = :name")
                        .param("app", app.id())
                        .param("name", name.replace("\0", ""))
                        .update()
                == 1;
        if (wasSet) {
            note(Action.APP_SECRET_DELETED, app, name, caller);
        }
        return wasSet;
    }

    /// The names of those that a version of an app needs and that are not set, in the manifest's order.
    public List<String> missing(long appId, List<String> needed) {
        if (needed.isEmpty()) {
            return needed;
        }
        Map<String, Instant> set = set(appId);
        return needed.stream().filter(name -> !set.containsKey(name)).toList();
    }

    private Map<String, Instant> set(long appId) {
        Map<String, Instant> set = new TreeMap<>();
        database.sql("SELECT name, set_at FROM app_secrets WHERE app_id = :app")
                .param("app", appId)
                .query(row -> {
                    set.put(row.getString("name"), row.getTimestamp("set_at").toInstant());
                });
        return set;
    }

    private void refuse(String name, String value) {
        if (keys.currentId().isEmpty()) {
            throw new SecretRefusedException(
                    "", "Secrets cannot be kept here: the operator has set no key for them (stoa.secrets.keys).");
        }
        if (!NAME.matcher(name).matches()) {
            throw new SecretRefusedException(
                    "/name",
                    "A secret's name is that of an environment variable: up to 100 letters of A to Z, digits and _, not beginning with a digit.");
        }
        if (value.length() < SHORTEST || value.length() > LONGEST) {
            throw new SecretRefusedException(
                    "/value",
                    "A secret has %d to %,d characters, this one has %,d."
                            .formatted(SHORTEST, LONGEST, value.length()));
        }
        if (value.indexOf('\0') >= 0) {
            throw new SecretRefusedException("/value", "A secret cannot hold the character U+0000.");
        }
    }

    private void note(Action action, App app, String name, Caller caller) {
        audit.note(caller.actor(), action, Subject.app(app.id(), app.functionName()), Map.of("secret", name));
    }
}
