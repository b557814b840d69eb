package dev.stoa.api.identity.oidc;

import dev.stoa.api.identity.AuthProperties;
import dev.stoa.api.identity.OidcProperties;
import dev.stoa.api.identity.ProviderAccounts;
import dev.stoa.api.identity.SessionStart;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.jose.jws.JwsAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.context.NullSecurityContextRepository;

/// Signing in at a provider, by the authorization code flow of OpenID Connect Core 1.0 with PKCE (RFC 7636).
///
/// A browser begins at `/oauth2/authorization/stoa`, comes back to `/login/oauth2/code/stoa`, and goes on to the page
/// it
/// wanted, or to the sign-in page, which says what is wrong.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "stoa.auth.mode", havingValue = "oidc")
class OidcConfiguration {
    private final OidcProperties properties;

    OidcConfiguration(AuthProperties properties) {
        this.properties = properties.oidc();
    }

    /// The framework applies this to the filters of all requests.
    @Bean
    Customizer<OAuth2LoginConfigurer<HttpSecurity>> providerSignIn(ProviderAccounts accounts, SessionStart start) {
        Provider provider = new Provider(properties);
        SignInEnd end = new SignInEnd(start);
        return login -> login.loginPage(SignInEnd.PAGE)
                .clientRegistrationRepository(provider)
                .authorizedClientRepository(new NoTokensKept())
                .authorizationEndpoint(begin -> begin.authorizationRequestResolver(withPkce(provider))
                        .authorizationRequestRepository(new BegunSignIns()))
                .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(ProviderCalls.tokens()))
                .userInfoEndpoint(users -> users.oidcUserService(new ProviderUsers(properties, accounts)))
                // The session is started by the handler, which leaves the provider's claims and tokens out of it.
                .securityContextRepository(new NullSecurityContextRepository())
                .successHandler(end)
                .failureHandler(end)
                .withObjectPostProcessor(failingAtTheBeginning(end));
    }

    /// Checks ID tokens: the key, the issuer, the audience and the times.
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        OidcIdTokenDecoderFactory decoders = new OidcIdTokenDecoderFactory();
        decoders.setJwsAlgorithmResolver(OidcConfiguration::algorithm);
        return decoders;
    }

    private static OAuth2AuthorizationRequestResolver withPkce(Provider provider) {
        DefaultOAuth2AuthorizationRequestResolver resolver = new DefaultOAuth2AuthorizationRequestResolver(provider);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver;
    }

    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> failingAtTheBeginning(SignInEnd end) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(end);
                return filter;
            }
        };
    }

    /// RS256, which every provider must know, unless this one says that it signs otherwise. Always a signature with a
    /// private key, so that nobody who knows the client's secret can forge one.
    private static JwsAlgorithm algorithm(ClientRegistration provider) {
        Object told =
                provider.getProviderDetails().getConfigurationMetadata().get("id_token_signing_alg_values_supported");
        List<SignatureAlgorithm> known = told instanceof List<?> names
                ? names.stream()
                        .map(name -> SignatureAlgorithm.from(String.valueOf(name)))
                        .filter(Objects::nonNull)
                        .toList()
                : List.of();
        return known.isEmpty() || known.contains(SignatureAlgorithm.RS256)
                ? SignatureAlgorithm.RS256
                : known.getFirst();
    }
}
