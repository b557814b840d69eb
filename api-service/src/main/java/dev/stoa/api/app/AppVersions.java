package dev.stoa.api.app;

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

    /// The newest version of every app.
    @Query("select v from AppVersion v where v.number = (select max(w.number) from AppVersion w where w.app = v.app)")
    List<AppVersion> findLatestOfAllApps();

    /// An app's newest version.
    Optional<AppVersion> findFirstByAppOrderByNumberDesc(App app);

    /// The newest version of an app that is stored already, which always has one.
    default AppVersion latestOf(App app) {
        return findFirstByAppOrderByNumberDesc(app).orElseThrow();
    }
}
