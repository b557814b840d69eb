package dev.stoa.standalone;

import java.nio.file.Path;
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
        String text = KeptSecret.in(
                file, "The operator's token", bytes -> HexFormat.of().formatHex(bytes));
        return new OperatorToken(text, "$(cat %s)".formatted(file));
    }

    /// Without the token.
    @Override
    public String toString() {
        return shell;
    }
}
