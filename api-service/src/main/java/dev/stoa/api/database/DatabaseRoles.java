package dev.stoa.api.database;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.stereotype.Component;

/// Has the schema migrated by its owner, who then gives the roles of the API and of the workers their rights
/// (`afterMigrate__grants.sql`).
@Component
class DatabaseRoles implements FlywayConfigurationCustomizer {
    private static final Logger log = LoggerFactory.getLogger(DatabaseRoles.class);

    private final String url;
    private final String owner;
    private final String ownerPassword;
    private final String api;
    private final String worker;
    private final boolean migrates;

    /// @param api         whom the API logs in as
    /// @param apiPassword what with
    DatabaseRoles(
            DatabaseProperties properties,
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String api,
            @Value("${spring.datasource.password}") String apiPassword) {
        this.url = url;
        this.owner = Objects.requireNonNullElse(properties.owner(), api);
        this.ownerPassword = Objects.requireNonNullElse(properties.ownerPassword(), apiPassword);
        this.api = api;
        this.worker = Objects.requireNonNullElse(properties.worker(), owner);
        this.migrates = properties.migrate();
    }

    /// By connections of its own, which may take their time: a change of the schema lasts as long as it lasts. But all
    /// that comes after it waits while it waits for a table, so it does not wait long for that.
    @Override
    public void customize(FluentConfiguration flyway) {
        flyway.dataSource(url, owner, ownerPassword);
        flyway.initSql("SET lock_timeout = '%d s'".formatted(SchemaMigration.LONGEST_LOCK_WAIT.toSeconds()));
        Map<String, String> placeholders = new HashMap<>(flyway.getPlaceholders());
        placeholders.put("owner-role", owner);
        placeholders.put("api-role", api);
        placeholders.put("worker-role", worker);
        flyway.placeholders(placeholders);
        warning().ifPresent(log::warn);
    }

    /// What an operator should know who has not given each a role of its own; empty when that is done, and in an API
    /// that does not migrate and need not know the others' roles.
    Optional<String> warning() {
        if (!migrates) {
            return Optional.empty();
        }
        boolean isApi = api.equals(owner);
        boolean areWorkers = worker.equals(owner);
        if (!isApi && !areWorkers) {
            return Optional.empty();
        }
        String who = isApi && areWorkers ? "The API and the workers log" : isApi ? "The API logs" : "The workers log";
        return Optional.of(
                ("%s in to the database as the owner of its schema, %s, who may do everything there. How to give them roles of "
                                + "their own stands in docs-site/pages/docs/operate.mdx, under Database roles.")
                        .formatted(who, owner));
    }
}
