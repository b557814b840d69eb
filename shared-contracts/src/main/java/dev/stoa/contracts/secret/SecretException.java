package dev.stoa.contracts.secret;

/// A secret cannot be encrypted or decrypted; the message is for the operator and names no value.
public final class SecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SecretException(String message) {
        super(message);
    }
}
