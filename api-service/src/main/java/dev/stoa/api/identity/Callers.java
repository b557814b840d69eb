package dev.stoa.api.identity;

import java.util.Optional;
import org.springframework.stereotype.Component;

/// Who would call, were it this account.
@Component
public class Callers {
    private final Accounts accounts;

    Callers(Accounts accounts) {
        this.accounts = accounts;
    }

    /// The account as a caller with all that its role allows; empty when it is disabled or not there.
    ///
    /// @param place where the request comes from
    public Optional<Caller> find(long accountId, String place) {
        return accounts.findById(accountId)
                .filter(account -> !account.isDisabled())
                .map(account -> account.asCaller(place));
    }
}
