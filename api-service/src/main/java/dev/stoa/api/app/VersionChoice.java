package dev.stoa.api.app;

import dev.stoa.api.audit.Action;
import dev.stoa.api.audit.AuditTrail;
import dev.stoa.api.audit.Subject;
import dev.stoa.api.identity.Caller;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes a version the one that new runs use, at somebody's word: an earlier one to go back to, or a later one again.
@Component
public class VersionChoice {
    private final VisibleApps visible;
    private final Apps apps;
    private final AppVersions versions;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final AuditTrail audit;

    VersionChoice(
            VisibleApps visible,
            Apps apps,
            AppVersions versions,
            TransactionTemplate transaction,
            InstantSource clock,
            AuditTrail audit) {
        this.visible = visible;
        this.apps = apps;
        this.versions = versions;
        this.transaction = transaction;
        this.clock = clock;
        this.audit = audit;
    }

    /// The version is used from here on, and shown: until another is chosen, or one that is registered after this is
    /// found ready. Runs submitted before keep their version.
    ///
    /// @param app    the app's number or its function_name
    /// @param number the version's, which counts the app's versions from 1
    /// @return the version, which is its app's current one now
    /// @throws AppNotFoundException     when there is no such app
    /// @throws NotYourAppException      when it is somebody else's
    /// @throws VersionNotFoundException when it has no such version
    /// @throws VersionNotReadyException when the version is being checked or broken
    public AppVersion use(String app, int number, Caller caller) {
        long id = visible.getManaged(app, caller).id();
        return transaction.execute(status -> {
            // Locked first, so that a registration or a check of the same app comes wholly before this or after it.
            App locked = apps.findLockedById(id).orElseThrow(() -> new AppNotFoundException(app));
            AppVersion version = versions.getByNumber(locked, number);
            if (!version.isReady()) {
                throw new VersionNotReadyException(version);
            }
            locked.choose(
                    version, versions.latestOf(locked).number(), clock.instant().truncatedTo(ChronoUnit.MICROS));
            apps.save(locked);
            audit.note(
                    caller.actor(),
                    Action.APP_VERSION_CHOSEN,
                    Subject.app(id, locked.functionName()),
                    Map.of("version", Integer.toString(number)));
            return version;
        });
    }
}
