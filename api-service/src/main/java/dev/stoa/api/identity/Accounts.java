package dev.stoa.api.identity;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The accounts of this installation.
public interface Accounts extends Repository<Account, Long> {

    /// The condition of SQL that an account is one that somebody signs in to.
    String IS_SOMEBODYS = "name NOT LIKE '" + ImpliedAccounts.NAMES + "'";

    /// Stores a new account or its changes.
    Account save(Account account);

    Optional<Account> findById(long id);

    /// The account that signs in with this name, which is in lower case.
    Optional<Account> findByName(String name);

    /// Notes that the account has signed in to the site now.
    @Modifying
    @Transactional
    @Query("UPDATE Account a SET a.lastSignInAt = CURRENT_TIMESTAMP WHERE a.id = :id")
    void noteSignIn(long id);

    /// Those whose name is not like this SQL pattern, by name.
    List<Account> findAllByNameNotLikeOrderByName(String pattern);

    /// Those of a role that are not disabled.
    List<Account> findAllByRoleAndDisabledFalse(Role role);
}
