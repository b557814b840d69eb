package dev.stoa.api.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// The 10,000 most common of those passwords that are long enough, in lower case. `scripts/common_passwords.py` makes
/// the file, and says of what.
final class CommonPasswords {
    private static final String FILE = "common-passwords.txt.gz";
    private static final Set<String> ALL = read();

    private CommonPasswords() {}

    /// Whether this is one of them.
    ///
    /// @param password in lower case
    static boolean has(String password) {
        return ALL.contains(password);
    }

    static Set<String> all() {
        return ALL;
    }

    private static Set<String> read() {
        try (InputStream packed = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(FILE), FILE);
                var lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read.", e);
        }
    }
}
