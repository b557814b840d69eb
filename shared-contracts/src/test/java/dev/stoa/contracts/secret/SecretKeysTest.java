package dev.stoa.contracts.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretKeysTest {
    private static final String FIRST = key("first", 1);
    private static final String SECOND = key("second", 2);
    private static final String VALUE = "a password, with ä and €";

    @Test
    void whatIsSealedIsOpenedAgain() {
        SecretKeys keys = keys(FIRST);

        assertThat(keys.open(7, keys.seal(7, "API_KEY", VALUE))).isEqualTo(VALUE);
        assertThat(keys.open(7, keys.seal(7, "EMPTY", ""))).isEmpty();
    }

    @Test
    void theSameValueIsNeverSealedTheSameWay() {
        SecretKeys keys = keys(FIRST);

        assertThat(keys.seal(7, "API_KEY", VALUE).ciphertext())
                .isNotEqualTo(keys.seal(7, "API_KEY", VALUE).ciphertext());
    }

    @Test
    void theFirstKeySealsAndAllOpen() {
        SealedSecret old = keys(FIRST).seal(7, "API_KEY", VALUE);
        SecretKeys rotated = keys(SECOND, FIRST);

        assertThat(old.keyId()).isEqualTo("first");
        assertThat(rotated.open(7, old)).isEqualTo(VALUE);
        assertThat(rotated.seal(7, "API_KEY", VALUE).keyId()).isEqualTo("second");
    }

    @Test
    void aKeyThatIsGoneIsNamed() {
        SealedSecret old = keys(FIRST).seal(7, "API_KEY", VALUE);

        assertThatThrownBy(() -> keys(SECOND).open(7, old))
                .isInstanceOf(SecretException.class)
                .hasMessage(
                        "The secret API_KEY is encrypted with the key first, which is not set here (stoa.secrets.keys).");
        assertThatThrownBy(() -> keys().seal(7, "API_KEY", VALUE))
                .isInstanceOf(SecretException.class)
                .hasMessage("No key is set (stoa.secrets.keys).");
    }

    @Test
    void aRowIsWorthNothingInAnotherPlace() {
        SecretKeys keys = keys(FIRST);
        SealedSecret sealed = keys.seal(7, "API_KEY", VALUE);
        String reason =
                "The secret %s cannot be decrypted: it was changed in the database, or the key first is another one than it was encrypted with. It has to be set again.";

        assertThatThrownBy(() -> keys.open(8, sealed)).hasMessage(reason.formatted("API_KEY"));
        assertThatThrownBy(() -> keys.open(7, new SealedSecret("OTHER", "first", sealed.ciphertext())))
                .hasMessage(reason.formatted("OTHER"));
        byte[] bytes = Base64.getDecoder().decode(sealed.ciphertext());
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> keys.open(7, sealed(changed)))
                    .as("byte %d", i)
                    .hasMessage(reason.formatted("API_KEY"));
        }
        assertThatThrownBy(() -> keys.open(7, sealed(new byte[3]))).hasMessage(reason.formatted("API_KEY"));
        assertThatThrownBy(() -> keys.open(7, new SealedSecret("API_KEY", "first", "no Base64")))
                .hasMessage(reason.formatted("API_KEY"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "first",
                "first:",
                "first:c2hvcnQ=",
                ":AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "a key:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            })
    void whatIsNoKeyIsRefusedAndNotTold(String key) {
        assertThatThrownBy(() -> keys(FIRST, key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("stoa.secrets.keys: number 2 is no key.")
                .message()
                .doesNotContain("c2hvcnQ", "AAAA");
    }

    @Test
    void anIdIsOfOneKey() {
        assertThatThrownBy(() -> keys(FIRST, key("first", 3)))
                .hasMessage("stoa.secrets.keys: two keys have the id first.");
    }

    private static SealedSecret sealed(byte[] bytes) {
        return new SealedSecret("API_KEY", "first", Base64.getEncoder().encodeToString(bytes));
    }

    private static SecretKeys keys(String... keys) {
        return new SecretKeys(new SecretProperties(List.of(keys)));
    }

    private static String key(String id, int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return id + ":" + Base64.getEncoder().encodeToString(bytes);
    }
}
