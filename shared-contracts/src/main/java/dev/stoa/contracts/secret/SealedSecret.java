package dev.stoa.contracts.secret;

/// A secret of an app, encrypted.
///
/// @param name       that of the environment variable, as the manifest's `secrets` has it
/// @param keyId      which of the operator's keys it is encrypted with
/// @param ciphertext as Base64: 12 bytes that are used once, the encrypted value, 16 bytes that tell whether it was
/// changed
public record SealedSecret(String name, String keyId, String ciphertext) {

    @Override
    public String toString() {
        return "secret %s (key %s)".formatted(name, keyId);
    }
}
