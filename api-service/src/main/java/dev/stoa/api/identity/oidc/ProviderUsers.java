package dev.stoa.api.identity.oidc;

import dev.stoa.api.identity.Caller;
import dev.stoa.api.identity.OidcProperties;
import dev.stoa.api.identity.ProviderAccounts;
import dev.stoa.api.identity.ProviderPerson;
import dev.stoa.api.identity.Role;
import java.util.Objects;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Finds or makes the account of somebody whose ID token has been checked.
final class ProviderUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {
    private final OidcUserService claims = ProviderCalls.claims();
    private final OidcProperties properties;
    private final RoleClaim roles;
    private final ProviderAccounts accounts;

    ProviderUsers(OidcProperties properties, ProviderAccounts accounts) {
        this.properties = properties;
        this.roles = new RoleClaim(properties);
        this.accounts = accounts;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser claimed = claims.loadUser(request);
        String subject = Objects.requireNonNull(claimed.getSubject(), "an ID token without `sub` is not valid");
        Role role = roles.roleOf(claimed.getClaims())
                .orElseThrow(() -> new SignInFailedException(
                        SignInFailure.NO_ROLE,
                        "the claim %s of %s gives no role".formatted(properties.roleClaim(), subject)));
        ProviderPerson person = new ProviderPerson(
                properties.issuer(),
                subject,
                text(claimed, properties.nameClaim(), subject),
                text(claimed, StandardClaimNames.NAME, ""),
                role);
        Caller caller = accounts.enter(person, place())
                .orElseThrow(() -> new SignInFailedException(
                        SignInFailure.DISABLED, "the account of %s is disabled".formatted(subject)));
        return new ProviderUser(caller, claimed);
    }

    /// Where the browser is that has come back from the provider; the framework does not hand its request on.
    private static String place() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
                .getRequest()
                .getRemoteAddr();
    }

    private static String text(OidcUser claimed, String claim, String otherwise) {
        return claimed.getClaims().get(claim) instanceof String text && !text.isBlank() ? text : otherwise;
    }
}
