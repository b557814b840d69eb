package dev.stoa.api.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/// The parts of an [OidcProvider]. Not a component, so that the API's own context does not find it.
@EnableWebSecurity
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
class OidcProviderConfiguration {
    private static final String KEY_NAME = "the key";
    private static final JWKSource<SecurityContext> OWN_KEY = key();
    private static final JwtEncoder OWN = new NimbusJwtEncoder(OWN_KEY);
    private static final JwtEncoder ANOTHERS = new NimbusJwtEncoder(key());

    @Bean
    SecurityFilterChain requests(HttpSecurity http, OidcProvider.Sayings sayings) {
        return http.oauth2AuthorizationServer(server ->
                        server.oidc(oidc -> oidc.userInfoEndpoint(userInfo -> userInfo.userInfoMapper(
                                asked -> told(asked.getAuthorization().getPrincipalName(), sayings)))))
                .authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
                .addFilterAfter(OidcProviderConfiguration::signIn, SecurityContextHolderFilter.class)
                .build();
    }

    @Bean
    AuthorizationServerSettings settings() {
        return AuthorizationServerSettings.builder().build();
    }

    /// The port of a redirect address on this machine may be any (RFC 8252, 7.3).
    @Bean
    RegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                .clientId(OidcProvider.CLIENT_ID)
                .clientSecret("{noop}" + OidcProvider.CLIENT_SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://127.0.0.1/login/oauth2/code/stoa")
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build());
    }

    @Bean
    JWKSource<SecurityContext> keys() {
        return OWN_KEY;
    }

    @Bean
    JwtDecoder accessTokens() {
        return NimbusJwtDecoder.withJwkSource(OWN_KEY).build();
    }

    @Bean
    JwtEncoder signatures(OidcProvider.Sayings sayings) {
        return parameters -> (sayings.isSignedByAnother
                                && parameters.getClaims().hasClaim("nonce")
                        ? ANOTHERS
                        : OWN)
                .encode(parameters);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(OidcProvider.Sayings sayings) {
        return context -> {
            if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                Authentication principal = context.getPrincipal();
                String subject = Objects.requireNonNull(principal).getName();
                context.getClaims().claims(claims -> claims.putAll(sayings.inTokens.getOrDefault(subject, Map.of())));
                sayings.lie.accept(context.getClaims());
            }
        };
    }

    /// Believes the header that says who asks.
    private static void signIn(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String subject = ((HttpServletRequest) request).getHeader(OidcProvider.PERSON);
        if (subject != null) {
            SecurityContextHolder.setContext(new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                    subject,
                    null,
                    List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)))));
        }
        chain.doFilter(request, response);
    }

    private static OidcUserInfo told(String subject, OidcProvider.Sayings sayings) {
        Map<String, Object> claims = new HashMap<>(sayings.whenAsked.getOrDefault(subject, Map.of()));
        claims.putIfAbsent("sub", subject);
        return new OidcUserInfo(claims);
    }

    private static JWKSource<SecurityContext> key() {
        try {
            RSAKey key = new RSAKeyGenerator(2048).keyID(KEY_NAME).generate();
            return new ImmutableJWKSet<>(new JWKSet(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
