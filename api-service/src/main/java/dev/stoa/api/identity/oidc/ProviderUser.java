package dev.stoa.api.identity.oidc;

import dev.stoa.api.identity.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// The framework's view of somebody whom the provider has signed in, with the account that is theirs here.
record ProviderUser(Caller caller, OidcUser claimed) implements OidcUser {
    private static final long serialVersionUID = 1L;

    @Override
    public Map<String, Object> getClaims() {
        return claimed.getClaims();
    }

    @Override
    public @Nullable OidcUserInfo getUserInfo() {
        return claimed.getUserInfo();
    }

    @Override
    public OidcIdToken getIdToken() {
        return claimed.getIdToken();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return claimed.getAttributes();
    }

    /// None: what somebody may do is read from the account at each request.
    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public String getName() {
        return caller.name();
    }
}
