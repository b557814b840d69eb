package dev.stoa.api.identity;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The OpenID Connect provider at which people sign in, and what its claims mean.
///
/// @param issuer       What the provider calls itself: an address with https, from below which its settings are read.
///                     Needed where `stoa.auth.mode` is `oidc`.
/// @param clientId     What the provider calls this installation. Needed where `stoa.auth.mode` is `oidc`.
/// @param clientSecret What this installation shows the provider. Needed where `stoa.auth.mode` is `oidc`.
/// @param label        What people call the provider, for the button.
/// @param scopes       What is asked for beside `openid`.
/// @param nameClaim    The claim that an account's name is made of.
/// @param roleClaim    The claim that says what somebody may do; a path such as `realm_access.roles` where it is inside
///                     another one.
/// @param roles        The value of `stoa.auth.oidc.role-claim` that gives a role, by role:
///                     `stoa.auth.oidc.roles.viewer`, `.runner`, `.publisher`, `.admin`. Without an entry, the role's
///                     own name; a blank one gives nobody the role.
/// @param defaultRole  The role of whoever has no value in `stoa.auth.oidc.role-claim` that gives one. Without it they
///                     are refused.
public record OidcProperties(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("single sign-on") String label,
        @DefaultValue("profile") List<String> scopes,
        @DefaultValue("preferred_username") String nameClaim,
        @DefaultValue("roles") String roleClaim,
        @DefaultValue Map<Role, String> roles,
        @Nullable Role defaultRole) {

    /// The value in the claim that gives a role; blank when none does.
    public String valueFor(Role role) {
        return roles.getOrDefault(role, role.json());
    }

    /// Throws unless a provider can be asked with these settings.
    void requireComplete() {
        require("issuer", issuer, "what your provider calls itself, such as https://id.example.org/realms/staff");
        require("client-id", clientId, "the name your provider knows this installation by");
        require("client-secret", clientSecret, "the secret your provider made for this installation");
        URI address = URI.create(issuer);
        boolean isLocal = "http".equals(address.getScheme()) && Loopback.isName(String.valueOf(address.getHost()));
        if (!isLocal && !"https".equals(address.getScheme())) {
            throw new IllegalArgumentException(
                    "stoa.auth.oidc.issuer is %s; it must begin with https://, unless the provider is on this machine."
                            .formatted(issuer));
        }
    }

    private static void require(String name, String value, String meaning) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("stoa.auth.mode is oidc, so stoa.auth.oidc.%s is needed: %s. Set %s."
                    .formatted(
                            name,
                            meaning,
                            "STOA_AUTH_OIDC_" + name.replace('-', '_').toUpperCase(Locale.ROOT)));
        }
    }
}
