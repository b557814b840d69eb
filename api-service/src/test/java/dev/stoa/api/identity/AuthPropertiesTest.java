package dev.stoa.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class AuthPropertiesTest {
    private static final String ISSUER = "issuer=https://id.example.org";
    private static final String CLIENT_ID = "client-id=stoa";
    private static final String SECRET = "client-secret=s";

    @Test
    void aProviderNeedsThreeSettings() {
        OidcProperties oidc = bound(ISSUER, CLIENT_ID, SECRET).oidc();
        assertThat(oidc)
                .isEqualTo(new OidcProperties(
                        "https://id.example.org",
                        "stoa",
                        "s",
                        "single sign-on",
                        List.of("profile"),
                        "preferred_username",
                        "roles",
                        Map.of(),
                        null));
        assertThat(Arrays.stream(Role.values()).map(oidc::valueFor))
                .containsExactly("viewer", "runner", "publisher", "admin");
    }

    @Test
    void theEnvironmentSetsThem() {
        var variables = new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of(
                        "STOA_AUTH_MODE", "oidc",
                        "STOA_AUTH_OPERATOR_TOKEN", "0123456789abcdef0123456789abcdef",
                        "STOA_AUTH_PASSWORD_WORDS", "Acme,Nordwind",
                        "STOA_AUTH_OIDC_ISSUER", "https://id.example.org",
                        "STOA_AUTH_OIDC_CLIENT_ID", "stoa",
                        "STOA_AUTH_OIDC_CLIENT_SECRET", "s"));
        var environment = new StandardEnvironment();
        environment.getPropertySources().replace(variables.getName(), variables);
        AuthProperties properties = Binder.get(environment).bindOrCreate("stoa.auth", AuthProperties.class);

        assertThat(properties.operatorToken()).isEqualTo("0123456789abcdef0123456789abcdef");
        assertThat(properties.passwordWords()).containsExactly("Acme", "Nordwind");
        assertThat(properties.oidc()).isEqualTo(bound(ISSUER, CLIENT_ID, SECRET).oidc());
    }

    @Test
    void rolesHaveValuesOfTheProviders() {
        OidcProperties oidc = bound(ISSUER, CLIENT_ID, SECRET, "roles.admin=Stoa.Admin", "default-role=viewer")
                .oidc();
        assertThat(oidc.valueFor(Role.ADMIN)).isEqualTo("Stoa.Admin");
        assertThat(oidc.defaultRole()).isEqualTo(Role.VIEWER);
    }

    @Test
    void noProviderIsNeededWherePasswordsAre() {
        AuthProperties properties = bind(Map.of("stoa.auth.oidc.issuer", "", "stoa.auth.oidc.client-id", ""));
        assertThat(properties.mode()).isEqualTo(AuthMode.LOCAL);
        assertThat(properties.linkLife()).isEqualTo(Duration.ofDays(7));
        assertThat(properties.sessionLife()).isEqualTo(Duration.ofDays(30));
        assertThat(properties.providerLabel()).isNull();
    }

    @Test
    void wordsThatPasswordsMayNotBeMadeOfAreListed() {
        assertThat(bind(Map.of()).passwordWords()).isEmpty();
        assertThat(bind(Map.of("stoa.auth.password-words", "Acme Life, Nordwind,,"))
                        .passwordWords())
                .containsExactly("Acme Life", "Nordwind");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issuer | what your provider calls itself, such as https://id.example.org/realms/staff. Set STOA_AUTH_OIDC_ISSUER.",
                "client-id | the name your provider knows this installation by. Set STOA_AUTH_OIDC_CLIENT_ID.",
                "client-secret | the secret your provider made for this installation. Set STOA_AUTH_OIDC_CLIENT_SECRET."
            })
    void whatIsMissingIsSaid(String name, String rest) {
        String[] others = Arrays.stream(new String[] {ISSUER, CLIENT_ID, SECRET})
                .filter(setting -> !setting.startsWith(name))
                .toArray(String[]::new);
        assertThatThrownBy(() -> bound(others))
                .hasRootCauseMessage(
                        "stoa.auth.mode is oidc, so stoa.auth.oidc.%s is needed: %s".formatted(name, rest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://id.example.org", "id.example.org", "ftp://127.0.0.1"})
    void aProviderIsAskedByTlsUnlessItIsOnThisMachine(String issuer) {
        assertThatThrownBy(() -> bound("issuer=" + issuer, CLIENT_ID, SECRET))
                .hasRootCauseMessage(
                        "stoa.auth.oidc.issuer is %s; it must begin with https://, unless the provider is on this machine."
                                .formatted(issuer));
        assertThat(bound("issuer=http://127.0.0.1:9000", CLIENT_ID, SECRET).mode())
                .isEqualTo(AuthMode.OIDC);
    }

    private static AuthProperties bound(String... settings) {
        Map<String, String> all = new HashMap<>(Map.of("stoa.auth.mode", "oidc"));
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            all.put("stoa.auth.oidc." + setting.substring(0, equals), setting.substring(equals + 1));
        }
        return bind(all);
    }

    private static AuthProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("stoa.auth", AuthProperties.class);
    }
}
