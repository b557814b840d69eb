package dev.stoa.api.app;

import dev.stoa.api.audit.Action;
import dev.stoa.api.audit.Actor;
import dev.stoa.api.audit.AuditTrail;
import dev.stoa.api.audit.Subject;
import dev.stoa.api.identity.Caller;
import dev.stoa.contracts.source.SourceAddress;
import dev.stoa.contracts.source.SourceException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Registers an app from Git, or a new version of one that is registered already.
@Component
public class Registration {
    private static final int LONGEST_NAME = 60;

    private final SourceReading reading;
    private final VisibleApps visible;
    private final Apps apps;
    private final AppVersions versions;
    private final Looks looks;
    private final AppLock lock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;
    private final AuditTrail audit;

    Registration(
            SourceReading reading,
            VisibleApps visible,
            Apps apps,
            AppVersions versions,
            Looks looks,
            AppLock lock,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            InstantSource clock,
            AuditTrail audit) {
        this.reading = reading;
        this.visible = visible;
        this.apps = apps;
        this.versions = versions;
        this.looks = looks;
        this.lock = lock;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
        this.audit = audit;
    }

    /// Fetches and stores a version, to be checked by a worker.
    ///
    /// @param ref  a branch, a tag or a full commit id; null for the default branch
    /// @param path the folder of the repository; null for its top
    /// @return the new version; its app is stored too
    /// @throws RegistrationRefusedException with every fault
    /// @throws NotYourAppException          when the app is there already and is somebody else's
    public AppVersion register(String repoUrl, @Nullable String ref, @Nullable String path, Caller caller) {
        SourceAddress address = address(repoUrl, path == null ? "" : path);
        apps.findByAddress(address.repoUrl(), address.path()).ifPresent(app -> requireManaged(app, caller));
        // Fetched outside the transaction: a slow host must not hold a database connection.
        RegisteredSource source = reading.read(address, ref);
        return transaction.execute(status -> register(address, ref, source, caller));
    }

    private AppVersion register(SourceAddress address, @Nullable String ref, RegisteredSource source, Caller caller) {
        lock.hold();
        App app = apps.findByRepoUrlAndPath(address.repoUrl(), address.path())
                .orElseGet(() -> apps.save(
                        new App(caller.accountId(), freeName(address.lastName()), address, source.manifest(), now())));
        requireManaged(app, caller);
        AppVersion version = store(app, ref, source);
        note(caller.actor(), Action.APP_REGISTERED, version);
        return version;
    }

    private void requireManaged(App app, Caller caller) {
        NotYourAppException.unlessManagedBy(
                caller, app, !visible.hiddenFrom(caller).contains(app.id()));
    }

    /// What a look for a newer commit has come to.
    ///
    /// @param version the app's latest version
    /// @param isNew   whether it was made by this look
    public record Synced(AppVersion version, boolean isNew) {}

    /// Fetches the branch or tag that an app's latest version was registered from, and stores a version when its commit
    /// is another one now.
    ///
    /// @param app the app's number or its function_name
    /// @throws AppNotFoundException         when there is no such app
    /// @throws NotYourAppException          when it is somebody else's
    /// @throws RegistrationRefusedException with every fault of what is there now
    public Synced sync(String app, Caller caller) {
        visible.getManaged(app, caller);
        return sync(app, caller.actor());
    }

    /// As [#sync(String,Caller)], for somebody whose right to ask is known, such as a Git host.
    Synced sync(String app, Actor actor) {
        App known = apps.getByIdOrName(app);
        String ref = versions.latestOf(known).ref();
        SourceAddress address = address(known.repoUrl(), known.path());
        RegisteredSource source = lookedAt(known, address, ref);
        return transaction.execute(status -> {
            lock.hold();
            // Locked as well: another version may be chosen at the same time.
            App now = apps.findLockedById(known.id()).orElseThrow(() -> new AppNotFoundException(app));
            AppVersion latest = versions.latestOf(now);
            Hibernate.initialize(now.currentVersion()); // it is looked at after the transaction
            if (latest.commitId().equals(source.commitId())) {
                looks.record(now, null);
                return new Synced(latest, false);
            }
            AppVersion version = store(now, ref, source);
            note(actor, Action.APP_VERSION_FOUND, version);
            return new Synced(version, true);
        });
    }

    /// What is there now; when that is at fault, the app's page says so, for those who asked may not be there to be
    /// told.
    private RegisteredSource lookedAt(App app, SourceAddress address, @Nullable String ref) {
        try {
            return reading.read(address, ref);
        } catch (RegistrationRefusedException e) {
            looks.record(app, e.inWords());
            throw e;
        }
    }

    private static SourceAddress address(String repoUrl, String path) {
        try {
            return SourceAddress.of(repoUrl, path);
        } catch (SourceException e) {
            throw SourceReading.refused(e);
        }
    }

    private AppVersion store(App app, @Nullable String ref, RegisteredSource source) {
        int number = versions.findFirstByAppOrderByNumberDesc(app)
                        .map(AppVersion::number)
                        .orElse(0)
                + 1;
        AppVersion version = versions.save(new AppVersion(app, number, source, ref, now()));
        app.use(version, source.manifest(), now());
        apps.save(app);
        looks.record(app, null);
        events.publishEvent(
                new VersionRegistered(version.id(), source.manifest().pool()));
        return version;
    }

    private void note(Actor actor, Action action, AppVersion version) {
        App app = version.app();
        audit.note(
                actor,
                action,
                Subject.app(app.id(), app.functionName()),
                Map.of("version", Integer.toString(version.number()), "commit", version.commitId()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private String freeName(String lastName) {
        String slug =
                lastName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String name = slug.isEmpty() || slug.matches("[0-9]+") ? "app-" + slug : slug;
        String base = name.substring(0, Math.min(name.length(), LONGEST_NAME)).replaceAll("-+$", "");
        String free = base;
        for (int n = 2; apps.existsByFunctionName(free); n++) {
            free = base + "-" + n;
        }
        return free;
    }
}
