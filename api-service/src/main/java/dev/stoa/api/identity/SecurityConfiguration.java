package dev.stoa.api.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// How callers are known and what is asked of their requests.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    static final String METRICS = "/actuator/prometheus";

    private final AuthProperties properties;
    private final HostNames hosts;
    private final HandlerExceptionResolver problems;

    /// @param problems answers as for a controller's exceptions
    SecurityConfiguration(
            AuthProperties properties,
            HostNames hosts,
            ServerProperties server,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        if (properties.mode() == AuthMode.NONE) {
            Loopback.require(server.getAddress());
        }
        this.properties = properties;
        this.hosts = hosts;
        this.problems = problems;
    }

    /// Each filter of the chain would be measured for itself, at each request, and nobody reads that.
    @Bean
    SecurityObservationSettings withoutObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /// The cookie has the session's id as it is: decoded, a forged one could hold what the database takes for no text.
    @Bean
    DefaultCookieSerializerCustomizer sessionCookie() {
        return cookie -> cookie.setUseBase64Encoding(false);
    }

    @Bean
    HostFirewall firewall() {
        return new HostFirewall(host -> hosts.allows(host, properties.mode()), properties.mode() != AuthMode.NONE);
    }

    @Bean
    RequestRejectedHandler rejectedRequests() {
        return this::answer;
    }

    /// Metrics tell of all apps, so whoever collects them shows a token that is for this alone; where nobody signs in,
    /// this machine's own programs need none.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain metricsSecurity(HttpSecurity http, MetricsProperties metrics) {
        return http.securityMatcher(METRICS)
                .authorizeHttpRequests(rules -> rules.anyRequest()
                        .access((caller, asked) -> new AuthorizationDecision(properties.mode() == AuthMode.NONE
                                || metrics.isShownBy(asked.getRequest().getHeader(HttpHeaders.AUTHORIZATION)))))
                .headers(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(this::answer).accessDeniedHandler(this::answer))
                .build();
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            SessionAccounts sessions,
            PasswordSignIn passwords,
            TokenSignIn tokens,
            ImpliedAccounts implied,
            SignOut signOut,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping calls) {
        http.authorizeHttpRequests(rules -> AccessRules.apply(rules, calls))
                .cors(Customizer.withDefaults())
                // The site package sets the headers, since a page's depend on the page.
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(this::answer).accessDeniedHandler(this::answer));
        if (properties.mode() == AuthMode.NONE) {
            return http.csrf(AbstractHttpConfigurer::disable)
                    .logout(AbstractHttpConfigurer::disable)
                    .securityContext(AbstractHttpConfigurer::disable)
                    .sessionManagement(AbstractHttpConfigurer::disable)
                    .addFilterBefore(
                            new EverybodyFilter(implied),
                            org.springframework.security.web.authentication.AnonymousAuthenticationFilter.class)
                    .build();
        }
        // Else an attempt that fails is made again by a manager of the framework's own.
        http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(null);
        return http.securityContext(context -> context.securityContextRepository(sessions))
                .csrf(csrf -> csrf.csrfTokenRepository(forgeryCookie())
                        .csrfTokenRequestHandler(new TokenOfHeader())
                        .ignoringRequestMatchers("/api/hooks/**"))
                .authenticationProvider(passwords)
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/api/session")
                        .usernameParameter("name")
                        .passwordParameter("password")
                        .successHandler((request, response, known) -> response.setStatus(HttpStatus.NO_CONTENT.value()))
                        .failureHandler(this::answer))
                .logout(out -> out.logoutUrl("/api/session/end")
                        .addLogoutHandler(signOut)
                        .logoutSuccessHandler(
                                (request, response, known) -> response.setStatus(HttpStatus.NO_CONTENT.value())))
                .oauth2ResourceServer(bearer -> bearer.authenticationManagerResolver(request -> tokens)
                        .authenticationEntryPoint(this::answer)
                        .accessDeniedHandler(this::answer))
                .build();
    }

    /// Scripts of the site read it.
    private static CookieCsrfTokenRepository forgeryCookie() {
        CookieCsrfTokenRepository repository = CookieCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return repository;
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Exception refusal) {
        problems.resolveException(request, response, null, refusal);
    }
}
