package dev.stoa.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// A random password kept in a file that only its owner can read.
final class StoredPassword {

    private static final int BYTES = 18;

    private StoredPassword() {}

    /// The password in the file; makes both when there is no file.
    static String in(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException ignored) {
            return create(file);
        } catch (IOException e) {
            throw new EmbeddedServerException("The password file " + file + " cannot be read: " + e, e);
        }
    }

    private static String create(Path file) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        try {
            Path parent = file.toAbsolutePath().getParent();
            Path folder = parent == null ? file : Files.createDirectories(parent);
            // Written beside and moved, so that a process killed here leaves no half password.
            Path beside = folder.resolve(file.getFileName() + ".new");
            Files.deleteIfExists(beside);
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(beside, password + "\n", StandardOpenOption.WRITE);
            Files.move(beside, file);
            return password;
        } catch (IOException e) {
            throw new EmbeddedServerException("The password file " + file + " cannot be written: " + e, e);
        }
    }
}
