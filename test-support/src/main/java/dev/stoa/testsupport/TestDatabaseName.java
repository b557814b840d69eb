package dev.stoa.testsupport;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of test databases, `stoa_test_<seconds of creation>_<random>`: PostgreSQL does not say how old a database is.
final class TestDatabaseName {

    static final String PREFIX = "stoa_test_";

    private static final Pattern PATTERN = Pattern.compile(PREFIX + "(\\d{1,18})_[0-9a-f]+");
    private static final SecureRandom RANDOM = new SecureRandom();

    private TestDatabaseName() {}

    static String create(Instant now) {
        return PREFIX + now.getEpochSecond() + "_" + random();
    }

    /// Whether the name says that its database was created longer ago than `age`. Other names are never stale.
    static boolean isOlderThan(Duration age, String name, Instant now) {
        Matcher matcher = PATTERN.matcher(name);
        return matcher.matches()
                && Instant.ofEpochSecond(Long.parseLong(matcher.group(1))).isBefore(now.minus(age));
    }

    static String random() {
        byte[] bytes = new byte[5];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
