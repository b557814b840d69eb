package stoa;

import java.util.Map;

/// The secrets that the app's manifest names and whoever manages the app has set. They are there while a run is.
public final class Secrets {
    /// Set by the runner, for one run: each run has this class anew.
    private static volatile Map<String, String> values = Map.of();

    private Secrets() {}

    /// The value of a secret.
    ///
    /// @param name as in the manifest's `secrets`
    /// @throws IllegalArgumentException when the manifest does not name it
    public static String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "There is no secret %s: name it in the manifest's \"secrets\".".formatted(name));
        }
        return value;
    }
}
