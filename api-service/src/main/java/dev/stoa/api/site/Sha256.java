package dev.stoa.api.site;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hash by which contents are told apart and scripts are allowed.
final class Sha256 {
    private Sha256() {}

    static byte[] of(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
