package dev.stoa.api.app;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The apps of this installation. A single statement that only reads needs no transaction of its own: that is two more
/// round trips to the database at each submission.
public interface Apps extends Repository<App, Long> {

    /// Stores a new app or its changes.
    App save(App app);

    /// The app with this id.
    @Transactional(propagation = Propagation.SUPPORTS)
    Optional<App> findById(long id);

    /// The app with this name in addresses.
    @Transactional(propagation = Propagation.SUPPORTS)
    Optional<App> findByFunctionName(String functionName);

    /// The app with this id, locked until the transaction ends, as for [#findByRepoUrlAndPath].
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<App> findLockedById(long id);

    /// The app registered from this repository and folder, locked until the transaction ends: a worker's check may be
    /// about to change its current version.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<App> findByRepoUrlAndPath(String repoUrl, String path);

    /// The app registered from this repository and folder, as it stands.
    @Query("SELECT a FROM App a WHERE a.repoUrl = :repoUrl AND a.path = :path")
    Optional<App> findByAddress(String repoUrl, String path);

    /// Whether a name in addresses is taken.
    boolean existsByFunctionName(String functionName);

    /// All apps, by name.
    List<App> findAllByOrderByNameAscIdAsc();

    /// The app that `idOrName` names, the number or the name in addresses; throws [AppNotFoundException] when none
    /// does.
    @Transactional(propagation = Propagation.SUPPORTS)
    default App getByIdOrName(String idOrName) {
        return id(idOrName)
                .flatMap(this::findById)
                .or(() -> idOrName.indexOf('\0') < 0 ? findByFunctionName(idOrName) : Optional.empty())
                .orElseThrow(() -> new AppNotFoundException(idOrName));
    }

    /// The number in `idOrName`; empty when it can only be a name.
    static Optional<Long> id(String idOrName) {
        return idOrName.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(idOrName)) : Optional.empty();
    }
}
