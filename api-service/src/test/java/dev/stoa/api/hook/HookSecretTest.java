package dev.stoa.api.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HookSecretTest {

    /// The example of docs.github.com, Validating webhook deliveries.
    @Test
    void theSignatureIsGitHubs() {
        HookSecret secret = new HookSecret(new HookProperties("It's a Secret to Everybody"));
        byte[] body = "Hello, World!".getBytes(StandardCharsets.UTF_8);

        assertThatCode(() -> secret.checkSignature(
                        body, "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"))
                .doesNotThrowAnyException();
    }

    @Test
    void anInstallationWithoutASecretTakesNoHooksAndSaysWhatToDo() {
        for (String none : new String[] {null, "", "  "}) {
            HookSecret secret = new HookSecret(new HookProperties(none));

            assertThatThrownBy(() -> secret.checkSignature(new byte[0], "sha256=0"))
                    .isInstanceOf(HookRefusedException.class)
                    .hasMessage("This installation takes no hooks. Have the operator set stoa.hooks.secret to at least"
                            + " 16 characters, and give the Git host the same ones.");
            assertThatThrownBy(() -> secret.checkToken("")).isInstanceOf(HookRefusedException.class);
        }
    }

    @Test
    void aShortSecretIsRefusedAndALongOneNeverPrinted() {
        assertThatThrownBy(() -> new HookProperties("fifteen letters"))
                .hasMessage("stoa.hooks.secret must have at least 16 characters; it has 15.");
        assertThat(new HookProperties("sixteen letters!")).hasToString("HookProperties[secret=set]");
    }
}
