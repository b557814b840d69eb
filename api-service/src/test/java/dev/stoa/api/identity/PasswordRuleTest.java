package dev.stoa.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {
    private static final Account ADA =
            new Account("ada@example.org", "Ada Lovelace", Role.RUNNER, Instant.parse("2026-01-01T00:00:00Z"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "twelve-chars",
                "🦔🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔",
                // Words of this place, and enough beside them.
                "lovelace walks in the stoa at noon",
                "Canada is cold this year"
            })
    void aLongOneOfNobodyElsesIsLetThrough(String password) {
        assertThatCode(() -> check(password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "elevenchars | The password has 11 characters; it needs at least 12. A few words make a good one.",
                "🦔🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵 | The password has 11 characters; it needs at least 12. A few words make a good one.",
                "abcabcabcabcabcabc | The password has too few different characters; it needs at least 5. A few words make a good one.",
                "1qaz2wsx3edc | The password is one that many people have, so it is tried first. A few words make a good one.",
                "QwertyQwerty | The password is one that many people have, so it is tried first. A few words make a good one.",
                "ada@example.org1 | The password has 1 characters beside what is tried first here (ada@example.org); it needs at least 12.",
                "Ada-Lovelace-1815 | The password has 9 characters beside what is tried first here (lovelace); it needs at least 12.",
                "StoaStoaStoa2026 | The password has 4 characters beside what is tried first here (stoa); it needs at least 12.",
                "stoa-Admin-password | The password has 2 characters beside what is tried first here (password, admin, stoa); it needs at least 12.",
                "acme life rocks | The password has 6 characters beside what is tried first here (acme life); it needs at least 12."
            })
    void whatIsTriedFirstIsRefused(String password, String message) {
        assertThatThrownBy(() -> check(password))
                .isInstanceOf(AccountRefusedException.class)
                .hasMessage(message);
    }

    @Test
    void oneThatIsTooLongIsRefused() {
        assertThatCode(() -> check("few words of ".repeat(6).substring(0, 72))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check("few words of ".repeat(6).substring(0, 73)))
                .hasMessage(
                        "The password takes 73 bytes; it may take 72. A letter or digit of English takes one, others two to four.");
        assertThatThrownBy(() -> check("wenige Wörter für sich ".repeat(3))).hasMessageContaining("takes 75 bytes");
    }

    /// Three thousand are the least that OWASP ASVS 5.0, 6.2.4 asks for; those that are too short anyway do not count.
    @Test
    void tenThousandOfTheMostCommonOnesAreKnown() {
        assertThat(CommonPasswords.all()).hasSize(10_000).allSatisfy(password -> {
            assertThat(password.codePointCount(0, password.length())).isGreaterThanOrEqualTo(PasswordRule.SHORTEST);
            assertThatThrownBy(() -> check(password)).hasMessageContaining("many people have");
        });
    }

    private static void check(String password) {
        PasswordRule.check(password, ADA, List.of("Acme Life"));
    }
}
