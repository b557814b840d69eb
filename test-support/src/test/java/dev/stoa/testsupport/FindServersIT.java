package dev.stoa.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

class FindServersIT {

    private static final Environment NOTHING = new Environment(Map.of());

    @Test
    void eachCallGivesADatabaseOfItsOwnWhichCloseDrops() throws Exception {
        TestDatabase database = TestServers.postgres().migrate();
        try (TestDatabase other = TestServers.postgres()) {
            assertThat(database.name()).matches("stoa_test_\\d+_[0-9a-f]{10}").isNotEqualTo(other.name());
            assertThat(count(database, "SELECT count(*) FROM migrated")).isZero();
            assertThat(databaseExists(other, database.name())).isTrue();
            assertThat(rolesOf(other, database.name())).isEqualTo(2);
            database.close();
            assertThat(databaseExists(other, database.name())).isFalse();
            assertThat(rolesOf(other, database.name())).isZero();
        }
    }

    @Test
    void anOldDatabaseOfAKilledRunIsDroppedWithItsRolesAndAYoungOneIsNot() throws Exception {
        try (TestDatabase young = TestServers.postgres()) {
            Instant created = Instant.now().minus(Duration.ofMinutes(61));
            String old = TestDatabaseName.create(created);
            String gone = TestDatabaseName.create(created);
            execute(young, "CREATE DATABASE " + old);
            execute(young, "CREATE ROLE " + TestRoles.worker(old).username());
            execute(young, "CREATE ROLE " + TestRoles.api(gone).username());
            DropStaleDatabases.of(new PostgresAddress(young.jdbcUrl(), young.username(), young.password(), "test"));
            assertThat(databaseExists(young, old)).isFalse();
            assertThat(databaseExists(young, young.name())).isTrue();
            assertThat(rolesOf(young, old)).isZero();
            assertThat(rolesOf(young, gone)).isZero();
            assertThat(rolesOf(young, young.name())).isEqualTo(2);
        }
    }

    @Test
    void theBrokerDeletesTheQueuesAndExchangesItKnows() throws Exception {
        TestBroker broker = TestServers.rabbit();
        String queue = broker.queue("tickets");
        String exchange = broker.exchange("runs");
        broker.queue("never-made");
        assertThat(queue).isEqualTo(broker.prefix() + ".tickets").startsWith("stoa-test-");
        try (Connection connection = broker.factory().newConnection()) {
            Channel channel = connection.createChannel();
            channel.queueDeclare(queue, true, false, false, Map.of());
            channel.exchangeDeclare(exchange, "direct", true);
            broker.close();
            assertThatThrownBy(() -> channel.queueDeclarePassive(queue)).hasStackTraceContaining("404");
            Channel next = connection.createChannel();
            assertThatThrownBy(() -> next.exchangeDeclarePassive(exchange)).hasStackTraceContaining("404");
        }
    }

    @Test
    void theEmbeddedServersServeTests() throws Exception {
        List<String> tried = new ArrayList<>();
        Optional<PostgresAddress> postgres = EmbeddedTestServers.postgres(tried);
        Optional<RabbitAddress> rabbit = EmbeddedTestServers.rabbit(tried);
        assertThat(tried).isEmpty();
        try (TestDatabase database = TestDatabase.create(postgres.orElseThrow()).migrate();
                TestBroker broker = new TestBroker(rabbit.orElseThrow());
                Connection connection = broker.factory().newConnection()) {
            assertThat(count(database, "SELECT count(*) FROM migrated")).isZero();
            broker.queue("never-made");
            connection.createChannel().queueDeclare(broker.queue("tickets"), true, false, false, Map.of());
        }
    }

    @Test
    void aServerTheEnvironmentNamesMustWork() {
        Environment environment = new Environment(Map.of(
                Environment.POSTGRES_URL, "jdbc:postgresql://127.0.0.1:1/stoa",
                Environment.RABBITMQ_URL, "amqp://guest:secret@127.0.0.1:1"));
        assertThatThrownBy(() -> new FindPostgres(environment).find())
                .isInstanceOf(NoServerException.class)
                .hasMessageStartingWith("""
                        No PostgreSQL for the tests. Tried:
                        - jdbc:postgresql://127.0.0.1:1/stoa as postgres (named by STOA_TEST_POSTGRES_URL): \
                        Connection to 127.0.0.1:1 refused.""");
        assertThatThrownBy(() -> new FindRabbit(environment).find())
                .isInstanceOf(NoServerException.class)
                .hasMessageStartingWith(
                        "No AMQP broker for the tests. Tried:\n- amqp://127.0.0.1:1 (named by STOA_TEST_RABBITMQ_URL): ")
                .hasMessageNotContaining("secret");
    }

    @Test
    void whereContainersAreWantedThereIsOneOrTheReasonWhyNot() {
        Environment environment = new Environment(Map.of(Environment.CONTAINERS, "true"));
        if (DockerClientFactory.instance().isDockerAvailable()) {
            assertThat(new FindPostgres(environment).find().origin()).isEqualTo("container of postgres:17");
            assertThat(new FindRabbit(environment).find().origin()).isEqualTo("container of rabbitmq:4-management");
        } else {
            assertThatThrownBy(() -> new FindPostgres(environment).find())
                    .hasMessage("No PostgreSQL for the tests. Tried:\n- a container: no Docker engine answers");
            assertThatThrownBy(() -> new FindRabbit(environment).find())
                    .hasMessage("No AMQP broker for the tests. Tried:\n- a container: no Docker engine answers");
        }
    }

    @Test
    void somethingIsAlwaysFound() {
        assertThat(new FindPostgres(NOTHING).find().origin()).isNotEmpty();
        assertThat(new FindRabbit(NOTHING).find().origin()).isNotEmpty();
    }

    private static boolean databaseExists(TestDatabase anyDatabase, String name) throws SQLException {
        return count(anyDatabase, "SELECT count(*) FROM pg_database WHERE datname = '" + name + "'") == 1;
    }

    private static long rolesOf(TestDatabase anyDatabase, String name) throws SQLException {
        return count(anyDatabase, "SELECT count(*) FROM pg_roles WHERE starts_with(rolname, '" + name + "')");
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
