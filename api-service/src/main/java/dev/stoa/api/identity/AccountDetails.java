package dev.stoa.api.identity;

import java.util.Collection;
import java.util.Optional;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/// An account whose password is to be compared.
record AccountDetails(Caller caller, String passwordHash) implements UserDetails {
    private static final long serialVersionUID = 1L;

    /// Empty for an account without a password.
    static Optional<AccountDetails> of(Account account) {
        return Optional.ofNullable(account.passwordHash()).map(hash -> new AccountDetails(account.asCaller(), hash));
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return caller.authorities();
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return caller.name();
    }
}
