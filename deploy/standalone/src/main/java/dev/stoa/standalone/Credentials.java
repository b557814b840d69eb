package dev.stoa.standalone;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// What only the services and whoever started them know.
///
/// @param token       what the API knows its operator by; empty where nobody signs in
/// @param secretsKeys what secrets of apps are encrypted with
record Credentials(Optional<OperatorToken> token, String secretsKeys) {
    /// The API and the workers have the same.
    static final String SECRETS_KEYS = "STOA_SECRETS_KEYS";

    /// Those the environment has; the others are made once and kept in the data folder.
    static Credentials of(DataFolder folder, Map<String, String> environment) {
        String given = environment.getOrDefault(SECRETS_KEYS, "");
        return new Credentials(
                OperatorToken.of(folder, environment),
                given.isBlank()
                        ? KeptSecret.in(
                                folder.secretsKey(),
                                "The key for secrets of apps",
                                bytes -> "data-folder:" + Base64.getEncoder().encodeToString(bytes))
                        : given);
    }

    @Override
    public String toString() {
        return "credentials";
    }
}
