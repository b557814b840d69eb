package dev.stoa.contracts.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts secrets of apps with the operator's first key, and decrypts them with the one they were encrypted with:
/// AES-256 in Galois/Counter Mode (NIST SP 800-38D), with a nonce of 96 random bits and a tag of 128. The app and the
/// name are authenticated, so that a row of one app is worth nothing in another's place. Threadsafe.
public final class SecretKeys {
    private static final Pattern KEY = Pattern.compile("([A-Za-z0-9._-]{1,40}):([A-Za-z0-9+/]{43}=)");
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /// @throws IllegalArgumentException when one is no key, or an id is there twice; the message holds no key
    public SecretKeys(SecretProperties properties) {
        for (int i = 0; i < properties.keys().size(); i++) {
            Matcher parts = KEY.matcher(properties.keys().get(i).strip());
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "stoa.secrets.keys: number %d is no key. One is written id:key, the id being up to 40 letters, digits, '.', '_' and '-', the key 32 bytes as Base64, such as the output of: openssl rand -base64 32"
                                .formatted(i + 1));
            }
            byte[] bytes = Base64.getDecoder().decode(parts.group(2));
            if (keys.put(parts.group(1), new SecretKeySpec(bytes, "AES")) != null) {
                throw new IllegalArgumentException(
                        "stoa.secrets.keys: two keys have the id %s.".formatted(parts.group(1)));
            }
        }
    }

    /// The key that encrypts; empty when the operator has set none.
    public Optional<String> currentId() {
        return keys.keySet().stream().findFirst();
    }

    /// Encrypts a value.
    ///
    /// @throws SecretException when the operator has set no key
    public SealedSecret seal(long appId, String name, String value) {
        String keyId = currentId().orElseThrow(() -> new SecretException("No key is set (stoa.secrets.keys)."));
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, key(name, keyId), nonce, appId, name)
                    .doFinal(value.getBytes(StandardCharsets.UTF_8));
            byte[] ciphertext = ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
            return new SealedSecret(name, keyId, Base64.getEncoder().encodeToString(ciphertext));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Decrypts a value.
    ///
    /// @throws SecretException when its key is not there, or it is not what was encrypted for this app and name
    public String open(long appId, SealedSecret secret) {
        SecretKey key = key(secret.name(), secret.keyId());
        try {
            byte[] ciphertext = Base64.getDecoder().decode(secret.ciphertext());
            byte[] nonce = Arrays.copyOf(ciphertext, NONCE_BYTES);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, appId, secret.name());
            byte[] value = cipher.doFinal(ciphertext, NONCE_BYTES, Math.max(0, ciphertext.length - NONCE_BYTES));
            return new String(value, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SecretException(
                    "The secret %s cannot be decrypted: it was changed in the database, or the key %s is another one than it was encrypted with. It has to be set again."
                            .formatted(secret.name(), secret.keyId()));
        }
    }

    private SecretKey key(String name, String id) {
        SecretKey key = keys.get(id);
        if (key == null) {
            throw new SecretException(
                    "The secret %s is encrypted with the key %s, which is not set here (stoa.secrets.keys)."
                            .formatted(name, id));
        }
        return key;
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, long appId, String name)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((appId + "/" + name).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
