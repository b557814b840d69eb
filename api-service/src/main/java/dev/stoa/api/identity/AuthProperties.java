package dev.stoa.api.identity;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who may use the API.
///
/// @param mode          How people sign in: `local` with a password that Stoa keeps, `oidc` at a provider, `none` not
///                      at all, which is only for one's own machine.
/// @param operatorToken An API token of the operator's with all permissions, for the first account and for scripts; it
///                      is kept nowhere else. At least 32 characters. Without it there is none.
/// @param linkLife      How long a link to sign in, or to choose a password, can be used.
/// @param sessionLife   How long a session lasts at the most, however often it is used.
/// @param passwordWords What a password may not be made of, because it is tried first here: the names of the
///                      organisation, of its products and places, such as `Acme Life,Nordwind`.
/// @param oidc          The provider at which people sign in, where the mode is `oidc`.
@ConfigurationProperties("stoa.auth")
public record AuthProperties(
        @DefaultValue("local") AuthMode mode,
        @Nullable String operatorToken,
        @DefaultValue("7d") Duration linkLife,
        @DefaultValue("30d") Duration sessionLife,
        @DefaultValue List<String> passwordWords,
        @NestedConfigurationProperty @DefaultValue OidcProperties oidc) {

    public AuthProperties {
        operatorToken = Secrets.configured("stoa.auth.operator-token", operatorToken);
        passwordWords = passwordWords.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        if (mode == AuthMode.OIDC) {
            oidc.requireComplete();
        }
    }

    /// What people call the provider at which they sign in; null where they do not.
    public @Nullable String providerLabel() {
        return mode == AuthMode.OIDC ? oidc.label() : null;
    }

    /// Throws [PasswordsOffException] where people sign in at a provider and in no other way.
    void requirePasswords() {
        if (mode == AuthMode.OIDC) {
            throw new PasswordsOffException(oidc.label());
        }
    }
}
