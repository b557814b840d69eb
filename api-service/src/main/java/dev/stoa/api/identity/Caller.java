package dev.stoa.api.identity;

import dev.stoa.api.audit.Actor;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Who makes a request: an account, with what it may do this time.
///
/// @param accountId   the account's
/// @param name        what the account signs in with
/// @param permissions those of its role, or fewer when a token was used
/// @param place       the IP address the request came from, as a reverse proxy in front says
public record Caller(long accountId, String name, Role role, Set<Permission> permissions, String place)
        implements Principal {

    /// Somebody with all that a role allows.
    public static Caller of(long accountId, String name, Role role, String place) {
        return new Caller(accountId, name, role, role.permissions(), place);
    }

    /// As the audit trail has it.
    public Actor actor() {
        return new Actor(accountId, name, place);
    }

    @Override
    public String getName() {
        return name;
    }

    /// Whether this is the one user of an installation where nobody signs in.
    public boolean isEverybody() {
        return name.equals(ImpliedAccounts.EVERYBODY);
    }

    /// Whether nobody signs in to this account.
    public boolean isImplied() {
        return name.startsWith(ImpliedAccounts.PREFIX);
    }

    /// Whether something of this account's may be seen and managed.
    ///
    /// @param ownerId null for what nobody owns
    public boolean owns(@Nullable Long ownerId) {
        return isAdmin() || (ownerId != null && ownerId == accountId);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /// Whether everybody's apps and runs may be seen and managed.
    public boolean isAdmin() {
        return may(Permission.ADMINISTER);
    }

    Set<GrantedAuthority> authorities() {
        return permissions.stream()
                .map(permission -> new SimpleGrantedAuthority(permission.name()))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
