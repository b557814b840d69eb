package dev.stoa.testsupport;

import org.jspecify.annotations.Nullable;

/// Where integration tests find their PostgreSQL and their AMQP broker.
///
/// Each is looked for once per JVM, in this order, and one line on standard output says what was found:
///
/// 1. the server the environment names: `STOA_TEST_POSTGRES_URL` (a JDBC URL, with `STOA_TEST_POSTGRES_USER` and
///    `STOA_TEST_POSTGRES_PASSWORD`), `STOA_TEST_RABBITMQ_URL` (an AMQP URI);
/// 2. a server on the standard port of 127.0.0.1 that lets a test log in;
/// 3. a container, when a Docker engine answers;
/// 4. an embedded server, unless `STOA_TEST_REQUIRE_REAL` is `true`.
///
/// With `STOA_TEST_CONTAINERS` being `true` it is a container, unless the environment names a server.
///
/// When none works the test fails with the reason of each; it is never skipped.
public final class TestServers {

    private static final Object LOCK = new Object();

    private static @Nullable PostgresAddress postgres;
    private static @Nullable RabbitAddress rabbit;

    private TestServers() {}

    /// A new, empty database for one test class or test.
    public static TestDatabase postgres() {
        return TestDatabase.create(postgresAddress());
    }

    /// The broker, with a new prefix for the names of queues and exchanges.
    public static TestBroker rabbit() {
        return new TestBroker(rabbitAddress());
    }

    private static PostgresAddress postgresAddress() {
        synchronized (LOCK) {
            PostgresAddress found = postgres;
            if (found == null) {
                found = new FindPostgres(new Environment(System.getenv())).find();
                System.out.println("Tests use PostgreSQL " + found);
                DropStaleDatabases.of(found);
                postgres = found;
            }
            return found;
        }
    }

    private static RabbitAddress rabbitAddress() {
        synchronized (LOCK) {
            RabbitAddress found = rabbit;
            if (found == null) {
                found = new FindRabbit(new Environment(System.getenv())).find();
                System.out.println("Tests use the AMQP broker " + found);
                rabbit = found;
            }
            return found;
        }
    }
}
