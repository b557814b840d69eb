package dev.stoa.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.function.Function;

/// 256 random bits that are made once and kept in a file for its owner alone.
final class KeptSecret {
    private static final int BYTES = 32;

    private KeptSecret() {}

    /// The text in the file, which is made when there is none.
    ///
    /// @param what how a message calls it
    /// @param text how the bits are written
    static String in(Path file, String what, Function<byte[], String> text) {
        try {
            if (!Files.exists(file)) {
                byte[] bytes = new byte[BYTES];
                new SecureRandom().nextBytes(bytes);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, text.apply(bytes));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw UpException.failure("%s cannot be kept in %s: %s.".formatted(what, file, e));
        }
    }
}
