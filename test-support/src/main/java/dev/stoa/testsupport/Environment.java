package dev.stoa.testsupport;

import java.util.Map;
import java.util.Optional;

/// The environment variables that choose the servers of the tests.
record Environment(Map<String, String> variables) {

    static final String POSTGRES_URL = "STOA_TEST_POSTGRES_URL";
    static final String POSTGRES_USER = "STOA_TEST_POSTGRES_USER";
    static final String POSTGRES_PASSWORD = "STOA_TEST_POSTGRES_PASSWORD";
    static final String RABBITMQ_URL = "STOA_TEST_RABBITMQ_URL";
    static final String REQUIRE_REAL = "STOA_TEST_REQUIRE_REAL";
    static final String CONTAINERS = "STOA_TEST_CONTAINERS";

    /// The value; empty also when it is blank.
    Optional<String> find(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    boolean requiresReal() {
        return isTrue(REQUIRE_REAL);
    }

    boolean requiresContainers() {
        return isTrue(CONTAINERS);
    }

    private boolean isTrue(String name) {
        return find(name).map(Boolean::parseBoolean).orElse(false);
    }
}
