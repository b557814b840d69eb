package dev.stoa.api.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/// An account whose password is to be compared.
record AccountDetails(Account account, String passwordHash) implements UserDetails {
    private static final long serialVersionUID = 1L;

    /// Empty for an account without a password.
    static Optional<AccountDetails> of(Account account) {
        return Optional.ofNullable(account.passwordHash()).map(hash -> new AccountDetails(account, hash));
    }

    /// None: what somebody may do is told of a [Caller].
    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return account.name();
    }
}
