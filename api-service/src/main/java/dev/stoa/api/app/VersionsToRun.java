package dev.stoa.api.app;

import dev.stoa.api.identity.Caller;
import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.manifest.Manifest;
import dev.stoa.contracts.run.RunError;
import dev.stoa.contracts.run.VersionStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The versions that submissions name. Of each no more is read than a submission needs: its README, its log, its
/// packages and its manifest stay in the database.
@Component
public class VersionsToRun {
    private static final String COLUMNS = """
            SELECT v.id, v.number, v.status, v.error::text AS error, v.secret_names, a.id AS app_id, a.function_name,
                   a.is_restricted
              FROM apps a
            """;
    private static final String CURRENT = COLUMNS + " JOIN app_versions v ON v.id = a.current_version_id";
    private static final String NUMBERED = COLUMNS + " JOIN app_versions v ON v.app_id = a.id AND v.number = :number";

    private final JdbcClient database;
    private final VisibleApps apps;
    private final AppVersions versions;

    private record Found(VersionToRun version, boolean isRestricted) {}

    VersionsToRun(JdbcClient database, VisibleApps apps, AppVersions versions) {
        this.database = database;
        this.apps = apps;
        this.versions = versions;
    }

    /// A version of the app that `idOrName` names.
    ///
    /// @param number counts the app's versions from 1; null for the current one
    /// @throws AppNotFoundException     when there is no such app that the caller may see
    /// @throws VersionNotFoundException when it has no such version
    public VersionToRun get(String idOrName, @Nullable Integer number, Caller caller) {
        return find(idOrName, number, caller).orElseGet(() -> read(idOrName, number, caller));
    }

    /// The manifest of a version.
    public Manifest manifest(VersionToRun version) {
        return versions.findById(version.id()).orElseThrow().manifest();
    }

    private Optional<VersionToRun> find(String idOrName, @Nullable Integer number, Caller caller) {
        if (idOrName.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        Optional<Long> id = Apps.id(idOrName);
        String which = id.isPresent() ? " WHERE a.id = :app" : " WHERE a.function_name = :app";
        return database.sql((number == null ? CURRENT : NUMBERED) + which)
                .param("app", id.isPresent() ? id.get() : idOrName)
                .param("number", number)
                .query((ResultSet row, int rowNumber) -> new Found(version(row), row.getBoolean("is_restricted")))
                .optional()
                .filter(found -> !found.isRestricted || !apps.hiddenFrom(caller).contains(found.version.appId()))
                .map(Found::version);
    }

    private static VersionToRun version(ResultSet row) throws SQLException {
        String error = row.getString("error");
        return new VersionToRun(
                row.getLong("id"),
                row.getInt("number"),
                VersionStatus.valueOf(row.getString("status")),
                error == null ? null : StoaJson.MAPPER.readValue(error, RunError.class),
                List.of((String[]) row.getArray("secret_names").getArray()),
                row.getLong("app_id"),
                row.getString("function_name"));
    }

    /// The whole app and version, for what is found in another way, and to say why it is not found.
    private VersionToRun read(String idOrName, @Nullable Integer number, Caller caller) {
        App app = apps.get(idOrName, caller);
        return VersionToRun.of(number == null ? app.currentVersion() : versions.getByNumber(app, number));
    }
}
