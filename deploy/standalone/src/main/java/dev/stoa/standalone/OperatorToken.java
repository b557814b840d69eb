package dev.stoa.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// The API token of whoever started Stoa, with all permissions. The API is told it and keeps it nowhere.
///
/// @param text  what is sent
/// @param shell how a shell command names it
record OperatorToken(String text, String shell) {
    /// The mode of signing in; `none` needs no token.
    static final String MODE = "STOA_AUTH_MODE";

    static final String VARIABLE = "STOA_AUTH_OPERATOR_TOKEN";

    private static final int BYTES = 32;

    /// The one the environment has, or one that is made once and kept in the data folder for its owner alone; empty
    /// where nobody signs in.
    static Optional<OperatorToken> of(DataFolder folder, Map<String, String> environment) {
        if (environment.getOrDefault(MODE, "").equalsIgnoreCase("none")) {
            return Optional.empty();
        }
        String given = environment.getOrDefault(VARIABLE, "");
        return Optional.of(given.isBlank() ? kept(folder.operatorToken()) : new OperatorToken(given, "$" + VARIABLE));
    }

    /// As the value of the header Authorization.
    String bearer() {
        return "Bearer " + text;
    }

    private static OperatorToken kept(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] bytes = new byte[BYTES];
                new SecureRandom().nextBytes(bytes);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(bytes));
            }
            return new OperatorToken(Files.readString(file).strip(), "$(cat %s)".formatted(file));
        } catch (IOException e) {
            throw UpException.failure(
                    "The operator's token cannot be kept in %s: %s. Delete the file to have another one made."
                            .formatted(file, e));
        }
    }

    /// Without the token.
    @Override
    public String toString() {
        return shell;
    }
}
