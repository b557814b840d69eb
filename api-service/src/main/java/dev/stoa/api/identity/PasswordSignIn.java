package dev.stoa.api.identity;

import java.util.Locale;
import java.util.Objects;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/// Signs in by name and password. A name that does not exist, one that is disabled and a wrong password are answered
/// alike, and after the same time.
@Component
class PasswordSignIn implements AuthenticationProvider {
    private static final int LONGEST_NAME = 80;

    private final AuthProperties properties;
    private final SignInBrake brake;
    private final DaoAuthenticationProvider passwords;

    PasswordSignIn(AuthProperties properties, SignInBrake brake, Accounts accounts, PasswordEncoder encoder) {
        this.properties = properties;
        this.brake = brake;
        this.passwords = new DaoAuthenticationProvider(name -> find(accounts, name));
        this.passwords.setPasswordEncoder(encoder);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        properties.requirePasswords();
        String name = normal(attempt.getName());
        String place = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "somewhere";
        brake.begin(name, place);
        Authentication found = passwords.authenticate(
                UsernamePasswordAuthenticationToken.unauthenticated(name, attempt.getCredentials()));
        brake.succeeded(name, place);
        Caller caller = ((AccountDetails) Objects.requireNonNull(found.getPrincipal())).caller();
        return CallerAuthentication.of(caller);
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    /// Names are compared in lower case, and cut where no name is as long.
    static String normal(String name) {
        String trimmed = name.strip().toLowerCase(Locale.ROOT).replace("\0", "");
        return trimmed.substring(0, Math.min(trimmed.length(), LONGEST_NAME));
    }

    private static UserDetails find(Accounts accounts, String name) {
        return accounts.findByName(name)
                .filter(account -> !account.isDisabled())
                .<UserDetails>flatMap(AccountDetails::of)
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }
}
