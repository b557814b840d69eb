package dev.stoa.api.app;

import dev.stoa.contracts.run.VersionStatus;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// The versions of all apps.
public interface AppVersions extends Repository<AppVersion, Long> {

    /// Stores a new version.
    AppVersion save(AppVersion version);

    /// The version with this id.
    Optional<AppVersion> findById(long id);

    /// An app's versions, newest first.
    List<AppVersion> findByAppOrderByNumberDesc(App app);

    /// An app's version with this number, with the app.
    @Query("select v from AppVersion v join fetch v.app where v.app = :app and v.number = :number")
    Optional<AppVersion> findByAppAndNumber(App app, int number);

    /// An app's newest version with this status.
    Optional<AppVersion> findFirstByAppAndStatusOrderByNumberDesc(App app, VersionStatus status);

    /// The newest version of every app.
    @Query("select v from AppVersion v where v.number = (select max(w.number) from AppVersion w where w.app = v.app)")
    List<AppVersion> findLatestOfAllApps();

    /// An app's newest version.
    Optional<AppVersion> findFirstByAppOrderByNumberDesc(App app);

    /// An app's version with this number; throws [VersionNotFoundException] when there is none.
    default AppVersion getByNumber(App app, int number) {
        return findByAppAndNumber(app, number)
                .orElseThrow(() -> new VersionNotFoundException(app, number, newestReadyOf(app)));
    }

    /// The newest version of an app that can be run.
    default Optional<AppVersion> newestReadyOf(App app) {
        return findFirstByAppAndStatusOrderByNumberDesc(app, VersionStatus.READY);
    }

    /// The newest version of an app that is stored already, which always has one.
    default AppVersion latestOf(App app) {
        return findFirstByAppOrderByNumberDesc(app).orElseThrow();
    }
}
