package dev.stoa.api.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who uses this installation.
@Entity
@Table(name = "accounts")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Account {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name;
    private String displayName;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    private Role role;

    private @Nullable String passwordHash;

    @Column(insertable = false, updatable = false)
    private @Nullable String subject;

    @Column(name = "is_disabled")
    private boolean disabled;

    private Instant createdAt;
    private @Nullable Instant lastSignInAt;

    protected Account() {}

    /// A new account, which cannot sign in with a password yet.
    Account(String name, String displayName, Role role, Instant now) {
        this.name = name;
        this.displayName = displayName;
        this.role = role;
        this.createdAt = now;
    }

    void choosePassword(String hash) {
        this.passwordHash = hash;
    }

    void describe(String newDisplayName, Role newRole) {
        this.displayName = newDisplayName;
        this.role = newRole;
    }

    void disable(boolean isDisabled) {
        this.disabled = isDisabled;
    }

    /// The id; set as soon as the account is stored.
    public long id() {
        if (id == null) {
            throw new IllegalStateException("The account " + name + " is not stored yet.");
        }
        return id;
    }

    /// What it signs in with, in lower case.
    public String name() {
        return name;
    }

    /// What others see.
    public String displayName() {
        return displayName;
    }

    public Role role() {
        return role;
    }

    /// Whether it is refused whatever it does.
    public boolean isDisabled() {
        return disabled;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /// When it last signed in to the site; null for never.
    public @Nullable Instant lastSignInAt() {
        return lastSignInAt;
    }

    /// Whether its owner has a way to sign in where people do so in this mode.
    boolean canSignIn(AuthMode mode) {
        return switch (mode) {
            case OIDC -> subject != null;
            case LOCAL, NONE -> passwordHash != null;
        };
    }

    @Nullable
    String passwordHash() {
        return passwordHash;
    }

    Caller asCaller(String place) {
        return Caller.of(id(), name, role, place);
    }
}
