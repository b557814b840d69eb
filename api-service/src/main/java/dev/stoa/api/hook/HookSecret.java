package dev.stoa.api.hook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells whether a call of a hook comes from somebody who knows the installation's secret. How long it takes to say no
/// tells nothing of the secret.
@Component
public class HookSecret {
    private static final String ALGORITHM = "HmacSHA256";

    private final byte @Nullable [] secret;

    HookSecret(HookProperties properties) {
        this.secret = properties.secret() == null ? null : bytes(properties.secret());
    }

    /// Refuses a body that is not signed with the secret, as GitHub signs it (docs.github.com, Validating webhook
    /// deliveries).
    ///
    /// @param signature `sha256=` and the HMAC of the body in lower case hexadecimal; null when there is none
    /// @throws HookRefusedException when it is another, or the installation has no secret
    public void checkSignature(byte[] body, @Nullable String signature) {
        byte[] right = bytes("sha256=" + HexFormat.of().formatHex(hmac(known(), body)));
        check(right, signature);
    }

    /// Refuses a token that is not the secret itself, as GitLab sends it (docs.gitlab.com, Webhooks).
    ///
    /// @param token null when there is none
    /// @throws HookRefusedException as for [#checkSignature]
    public void checkToken(@Nullable String token) {
        check(known(), token);
    }

    private byte[] known() {
        if (secret == null) {
            throw new HookRefusedException(
                    "This installation takes no hooks. Have the operator set stoa.hooks.secret to"
                            + " at least 16 characters, and give the Git host the same ones.");
        }
        return secret;
    }

    private static void check(byte[] right, @Nullable String given) {
        if (given == null || !MessageDigest.isEqual(right, bytes(given))) {
            throw new HookRefusedException("The call does not show that it knows this installation's secret"
                    + " (stoa.hooks.secret). Give the Git host the same one: GitHub signs with it (X-Hub-Signature-256:"
                    + " sha256=...), GitLab sends it (X-Gitlab-Token).");
        }
    }

    private static byte[] hmac(byte[] key, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256 (Mac), and any key will do", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
