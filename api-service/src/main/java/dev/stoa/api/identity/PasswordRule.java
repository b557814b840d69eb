package dev.stoa.api.identity;

import java.util.Locale;

/// What a password must be like: long, and not made of what everybody tries (NIST SP 800-63B, 3.1.1.2).
final class PasswordRule {
    static final int SHORTEST = 12;
    private static final int LONGEST = 200;

    private PasswordRule() {}

    /// Throws [AccountRefusedException] with the rule that is broken.
    static void check(String password, String accountName) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            throw new AccountRefusedException(
                    "The password has %d characters; it needs at least %d. A few words make a good one."
                            .formatted(length, SHORTEST));
        }
        if (length > LONGEST) {
            throw new AccountRefusedException(
                    "The password has %d characters; it may have %d at the most.".formatted(length, LONGEST));
        }
        String plain = password.toLowerCase(Locale.ROOT);
        if (plain.chars().distinct().count() < 5) {
            throw new AccountRefusedException("The password repeats too few characters. A few words make a good one.");
        }
        if (plain.contains(accountName.toLowerCase(Locale.ROOT)) && length < accountName.length() + SHORTEST) {
            throw new AccountRefusedException(
                    "The password is little more than the account's name. Choose another one.");
        }
    }
}
