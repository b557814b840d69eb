package dev.stoa.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "postgres://ada:s%40+c@db/stoa | jdbc:postgresql://db/stoa | ada | s@+c",
                "postgresql://db:5433/stoa?sslmode=require | jdbc:postgresql://db:5433/stoa?sslmode=require | env | env-secret",
                "jdbc:postgresql://db/stoa | jdbc:postgresql://db/stoa | env | env-secret",
                "jdbc:postgresql://db/stoa?user=ada&sslmode=require&password=a%26b | jdbc:postgresql://db/stoa?sslmode=require | ada | a&b",
                "jdbc:postgresql://db/stoa?user=ada&password=x | jdbc:postgresql://db/stoa | ada | x",
            })
    void aDatabaseIsNamedInEitherForm(String url, String jdbcUrl, String user, String password) {
        assertThat(DatabaseAddress.fromEnvironment(Map.of(
                        "STOA_POSTGRES_URL", url, "STOA_POSTGRES_USER", "env", "STOA_POSTGRES_PASSWORD", "env-secret")))
                .contains(new DatabaseAddress(jdbcUrl, user, password));
    }

    @Test
    void rolesOfOwnerAndWorkersAreToldToWhomTheyConcern() {
        DatabaseAddress address = new DatabaseAddress("jdbc:postgresql://db/stoa", "stoa_api", "of the API");
        DatabaseLogins named = DatabaseLogins.of(
                address,
                Map.of(
                        "STOA_POSTGRES_OWNER", "stoa",
                        "STOA_POSTGRES_OWNER_PASSWORD", "of the owner",
                        "STOA_POSTGRES_WORKER", "stoa_worker",
                        "STOA_POSTGRES_WORKER_PASSWORD", "of the workers"));
        assertThat(named.ofApi())
                .isEqualTo(Map.of(
                        "STOA_POSTGRES_USER", "stoa_api",
                        "STOA_POSTGRES_PASSWORD", "of the API",
                        "STOA_POSTGRES_OWNER", "stoa",
                        "STOA_POSTGRES_OWNER_PASSWORD", "of the owner",
                        "STOA_POSTGRES_WORKER", "stoa_worker",
                        "STOA_POSTGRES_WORKER_PASSWORD", ""));
        assertThat(named.ofWorker())
                .isEqualTo(Map.of(
                        "STOA_POSTGRES_USER", "stoa_worker",
                        "STOA_POSTGRES_PASSWORD", "of the workers",
                        "STOA_POSTGRES_OWNER", "",
                        "STOA_POSTGRES_OWNER_PASSWORD", "",
                        "STOA_POSTGRES_WORKER", "",
                        "STOA_POSTGRES_WORKER_PASSWORD", ""));

        DatabaseLogins alike = DatabaseLogins.of(address, Map.of("STOA_POSTGRES_WORKER", " "));
        assertThat(alike.owner()).isEqualTo(alike.api()).isEqualTo(alike.worker());
        assertThat(alike).hasToString("DatabaseLogins[owner=stoa_api, api=stoa_api, worker=stoa_api]");
    }

    @Test
    void nothingNamedIsNothing() {
        assertThat(DatabaseAddress.fromEnvironment(Map.of("STOA_POSTGRES_URL", " ")))
                .isEmpty();
        assertThat(BrokerAddress.fromEnvironment(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://db/stoa", "postgres://ada:secret@db", "postgres://ada:sec ret@db/stoa", "/stoa"})
    void aWrongDatabaseAddressIsRefusedWithoutShowingThePassword(String url) {
        assertThatThrownBy(() -> DatabaseAddress.fromEnvironment(Map.of("STOA_POSTGRES_URL", url)))
                .isInstanceOf(UpException.class)
                .hasMessageStartingWith("STOA_POSTGRES_URL ")
                .hasMessageNotContaining("ada:sec");
    }

    @Test
    void aBrokerIsNamedByAUri() {
        BrokerAddress broker = BrokerAddress.fromEnvironment(Map.of("STOA_RABBITMQ_URL", "amqps://ada:secret@mq/stoa"))
                .orElseThrow();
        assertThat(broker.uri()).isEqualTo(URI.create("amqps://ada:secret@mq/stoa"));
        assertThat(broker).hasToString("amqps://mq:5671");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://mq", "mq:5672", "amqp:///", "amqp://a b@mq"})
    void aWrongBrokerAddressIsRefused(String url) {
        assertThatThrownBy(() -> BrokerAddress.fromEnvironment(Map.of("STOA_RABBITMQ_URL", url)))
                .isInstanceOf(UpException.class)
                .hasMessage("STOA_RABBITMQ_URL must be an address as in amqp://user:password@mq.example.org:5672.");
    }
}
