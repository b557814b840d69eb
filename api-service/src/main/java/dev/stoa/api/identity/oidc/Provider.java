package dev.stoa.api.identity.oidc;

import dev.stoa.api.identity.OidcProperties;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/// The provider, whose addresses are looked up when somebody first signs in: the API starts while it is away. What was
/// found is kept as long as the process lives.
final class Provider implements ClientRegistrationRepository {
    /// What addresses call it.
    static final String ID = "stoa";

    private final OidcProperties properties;
    private volatile @Nullable ClientRegistration known;

    Provider(OidcProperties properties) {
        this.properties = properties;
    }

    /// The provider; null for another id. Throws [SignInFailedException] when it cannot be looked up.
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return id.equals(ID) ? found() : null;
    }

    private ClientRegistration found() {
        ClientRegistration found = known;
        if (found == null) {
            found = lookUp();
            known = found;
        }
        return found;
    }

    private ClientRegistration lookUp() {
        try {
            return ClientRegistrations.fromOidcIssuerLocation(properties.issuer())
                    .registrationId(ID)
                    .clientName(properties.label())
                    .clientId(properties.clientId())
                    .clientSecret(properties.clientSecret())
                    .scope(scopes())
                    .build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new SignInFailedException(
                    SignInFailure.AWAY,
                    "the provider cannot be looked up at %s: %s"
                            .formatted(
                                    properties.issuer(),
                                    NestedExceptionUtils.getMostSpecificCause(e).getMessage()),
                    e);
        }
    }

    /// Without `openid` a provider tells nobody who somebody is.
    private Set<String> scopes() {
        Set<String> scopes = new LinkedHashSet<>();
        scopes.add(OidcScopes.OPENID);
        scopes.addAll(properties.scopes());
        return scopes;
    }
}
