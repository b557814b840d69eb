package dev.stoa.api.quota;

import dev.stoa.api.identity.Caller;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Decides whether an account may have one run more. Whoever has no limit is let through without a statement.
@Component
public class Admission {
    /// `Stoq`; of the two-part advisory locks.
    private static final int LOCKS = 0x53746f71;

    private final Quotas quotas;
    private final OwnUses uses;
    private final JdbcClient database;

    Admission(Quotas quotas, OwnUses uses, JdbcClient database) {
        this.quotas = quotas;
        this.uses = uses;
        this.database = database;
    }

    /// To be called in the transaction that records the run: submissions of one account wait for each other here until
    /// it ends, so that they cannot pass a limit together.
    ///
    /// @return how the account stands with its limits when the run is recorded; empty when it has none
    /// @throws QuotaReachedException when it may not
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Standing> admit(Caller caller) {
        Limits limits = quotas.of(caller);
        if (limits.isNone()) {
            return List.of();
        }
        lock(caller.accountId());
        List<Standing> standings = Standing.of(limits, uses.count(caller.accountId(), limits));
        standings.stream()
                .filter(Standing::isReached)
                .max(Comparator.comparing(QuotaReachedException::waiting))
                .ifPresent(reached -> {
                    throw new QuotaReachedException(reached, standings);
                });
        return standings.stream().map(Standing::withOneRunMore).toList();
    }

    private void lock(long accountId) {
        database.sql("SELECT pg_advisory_xact_lock(:locks, hashint8(:account))")
                .param("locks", LOCKS)
                .param("account", accountId)
                .query((row, n) -> n)
                .list();
    }
}
