package dev.stoa.api.identity;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Signs in by name and password. A name that does not exist, one that is disabled and a wrong password are answered
/// alike, and after the same time.
@Component
class PasswordSignIn implements AuthenticationProvider {
    private static final int LONGEST_NAME = 80;

    private final AuthProperties properties;
    private final SignInBrake brake;
    private final SignInNotes notes;
    private final DaoAuthenticationProvider passwords;

    PasswordSignIn(
            AuthProperties properties,
            SignInBrake brake,
            SignInNotes notes,
            Accounts accounts,
            PasswordEncoder encoder) {
        this.properties = properties;
        this.brake = brake;
        this.notes = notes;
        this.passwords = new DaoAuthenticationProvider(name -> find(accounts, name));
        this.passwords.setPasswordEncoder(encoder);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        properties.requirePasswords();
        String name = normal(attempt.getName());
        String place = CallerAuthentication.place(attempt);
        brake.begin(name, place);
        Account account = account(name, attempt.getCredentials(), place);
        brake.succeeded(name, place);
        return CallerAuthentication.of(account.asCaller(place));
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

    private Account account(String name, @Nullable Object password, String place) {
        try {
            Authentication found =
                    passwords.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password));
            return ((AccountDetails) Objects.requireNonNull(found.getPrincipal())).account();
        } catch (BadCredentialsException e) {
            notes.failed(name, place);
            throw e;
        }
    }

    private static UserDetails find(Accounts accounts, String name) {
        return accounts.findByName(name)
                .filter(account -> !account.isDisabled())
                .<UserDetails>flatMap(AccountDetails::of)
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }
}
