package dev.stoa.api.identity;

import dev.stoa.api.audit.Action;
import dev.stoa.api.audit.AuditTrail;
import dev.stoa.api.audit.Subject;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes and changes accounts.
@Component
public class AccountChanges {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{1,79}");
    private static final int LONGEST_DISPLAY_NAME = 80;

    private final Accounts accounts;
    private final ApiTokens tokens;
    private final SignInLinks links;
    private final BrowserSessions sessions;
    private final PasswordEncoder encoder;
    private final AuthProperties properties;
    private final InstantSource clock;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    AccountChanges(
            Accounts accounts,
            ApiTokens tokens,
            SignInLinks links,
            BrowserSessions sessions,
            PasswordEncoder encoder,
            AuthProperties properties,
            InstantSource clock,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.links = links;
        this.sessions = sessions;
        this.encoder = encoder;
        this.properties = properties;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    /// Makes an account.
    ///
    /// @param password null for an account whose owner chooses one by a link
    /// @param by       who asks for it
    /// @throws AccountRefusedException when the name is taken or a rule is broken
    /// @throws PasswordsOffException where a provider says who has an account
    @Transactional
    public Account make(String name, String displayName, @Nullable Role role, @Nullable String password, Caller by) {
        properties.requirePasswords();
        Role known = required(role);
        String normal = PasswordSignIn.normal(name);
        if (!NAME.matcher(normal).matches()) {
            throw new AccountRefusedException(
                    "%s cannot be a name: use 2 to 80 letters, digits, and . _ @ + -, beginning with a letter or digit."
                            .formatted(name));
        }
        if (accounts.findByName(normal).isPresent()) {
            throw new AccountRefusedException("There is an account %s already.".formatted(normal));
        }
        Account account = new Account(
                normal, displayName(displayName, normal), known, clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (password != null) {
            setPassword(account, password);
        }
        Account made = accounts.save(account);
        note(by, Action.ACCOUNT_MADE, made, Map.of("role", known.json()));
        return made;
    }

    /// Changes what others see of an account and what it may do.
    ///
    /// @param by who asks for it
    @Transactional
    public Account describe(String id, String displayName, @Nullable Role role, Caller by) {
        Account account = get(id);
        Role known = required(role);
        if (known != Role.ADMIN) {
            keepAnAdmin(account);
        }
        note(by, Action.ACCOUNT_CHANGED, account, Map.of("from", account.role().json(), "to", known.json()));
        account.describe(displayName(displayName, account.name()), known);
        return accounts.save(account);
    }

    /// Refuses an account whatever it does from now on, or lets it in again. Its tokens, links and sessions end.
    ///
    /// @param by who asks for it
    @Transactional
    public Account disable(String id, boolean isDisabled, Caller by) {
        Account account = get(id);
        if (isDisabled) {
            keepAnAdmin(account);
            end(account);
            events.publishEvent(new AccountDisabled(account.id()));
        }
        account.disable(isDisabled);
        note(by, isDisabled ? Action.ACCOUNT_DISABLED : Action.ACCOUNT_ENABLED, account, Map.of());
        return accounts.save(account);
    }

    /// Sets the caller's password; the account's links and sessions end.
    ///
    /// @param keptSession the id of a session that goes on; null for none
    @Transactional
    public void choosePassword(Caller caller, String password, @Nullable String keptSession) {
        Account account = get(Long.toString(caller.accountId()));
        setPassword(account, password);
        accounts.save(account);
        links.revokeAll(account.id());
        sessions.endAll(account.id(), keptSession);
        note(caller, Action.ACCOUNT_PASSWORD_CHANGED, account, Map.of());
    }

    /// Whether this is the account's password.
    ///
    /// @param password null for an account without one
    boolean isPassword(long accountId, @Nullable String password) {
        String hash = get(Long.toString(accountId)).passwordHash();
        return hash == null ? password == null : password != null && encoder.matches(password, hash);
    }

    /// All accounts that people have, by name.
    public List<Account> all() {
        return accounts.findAllByNameNotLikeOrderByName(ImpliedAccounts.NAMES);
    }

    /// The account of whoever asks.
    public Account own(Caller caller) {
        return accounts.findById(caller.accountId())
                .orElseThrow(() -> new AccountNotFoundException(Long.toString(caller.accountId())));
    }

    /// The account with this id; throws [AccountNotFoundException] when there is none that people have.
    public Account get(String id) {
        return (id.matches("[0-9]{1,18}") ? accounts.findById(Long.parseLong(id)) : Optional.<Account>empty())
                .filter(account -> !account.name().startsWith(ImpliedAccounts.PREFIX))
                .orElseThrow(() -> new AccountNotFoundException(id));
    }

    private void end(Account account) {
        tokens.revokeAll(account.id());
        links.revokeAll(account.id());
        sessions.endAll(account.id(), null);
    }

    private void note(Caller by, Action action, Account account, Map<String, String> details) {
        audit.note(by.actor(), action, Subject.account(account.id(), account.name()), details);
    }

    private void setPassword(Account account, String password) {
        PasswordRule.check(password, account, properties.passwordWords());
        account.choosePassword(encoder.encode(password));
    }

    private void keepAnAdmin(Account account) {
        List<Long> admins = accounts.findAllByRoleAndDisabledFalse(Role.ADMIN).stream()
                .filter(admin -> admin.canSignIn(properties.mode()))
                .map(Account::id)
                .toList();
        if (admins.equals(List.of(account.id()))) {
            throw new AccountRefusedException(
                    "%s is the last account that may administer. Make another one an admin first."
                            .formatted(account.name()));
        }
    }

    private static Role required(@Nullable Role role) {
        if (role == null) {
            throw new AccountRefusedException("An account needs a role: viewer, runner, publisher or admin.");
        }
        return role;
    }

    private static String displayName(String given, String name) {
        String stripped = given.strip().replaceAll("\\p{Cntrl}+", " ");
        if (stripped.length() > LONGEST_DISPLAY_NAME) {
            throw new AccountRefusedException("The display name has %d characters; it may have %d at the most."
                    .formatted(stripped.length(), LONGEST_DISPLAY_NAME));
        }
        return stripped.isEmpty() ? name : stripped;
    }
}
