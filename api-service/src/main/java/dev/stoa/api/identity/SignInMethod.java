package dev.stoa.api.identity;

import java.util.Locale;

/// By what somebody signs in to the site.
enum SignInMethod {
    PASSWORD,
    LINK,
    PROVIDER;

    /// As the audit trail has it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
