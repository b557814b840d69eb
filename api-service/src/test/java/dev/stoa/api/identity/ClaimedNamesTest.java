package dev.stoa.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimedNamesTest {
    @ParameterizedTest
    @CsvSource({
        "ada,1,ada",
        "ada,2,ada-2",
        "Ada.Lovelace@Example.org,1,ada.lovelace@example.org",
        "EXAMPLE\\ada,1,example-ada",
        "' José Ñ ',1,jose-n",
        "*operator,1,operator",
        "李,1,user",
        "x,3,user-3"
    })
    void anAccountsNameIsMadeOfWhatTheProviderSays(String claimed, int number, String name) {
        assertThat(ClaimedNames.accountName(claimed, number)).isEqualTo(name);
    }

    @Test
    void longNamesAreCutAndKeepTheirNumber() {
        assertThat(ClaimedNames.accountName("a".repeat(200), 1)).isEqualTo("a".repeat(80));
        assertThat(ClaimedNames.accountName("a".repeat(200), 12)).isEqualTo("a".repeat(77) + "-12");
        assertThat(ClaimedNames.displayName("𝒜".repeat(200), "ada")).isEqualTo("𝒜".repeat(80));
    }

    @Test
    void aDisplayNameIsOneLine() {
        assertThat(ClaimedNames.displayName(" Ada\r\nLovelace ", "ada")).isEqualTo("Ada Lovelace");
        assertThat(ClaimedNames.displayName(" ", "ada")).isEqualTo("ada");
    }
}
