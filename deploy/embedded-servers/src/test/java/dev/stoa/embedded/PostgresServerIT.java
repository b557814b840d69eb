package dev.stoa.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {

    @TempDir
    Path folder;

    @Test
    void dataSurviveARestart() throws Exception {
        try (PostgresServer server = PostgresServer.start(folder)) {
            execute(server, "CREATE TABLE kept (value text)");
            execute(server, "INSERT INTO kept VALUES ('here')");
        }
        try (PostgresServer server = PostgresServer.start(folder)) {
            assertThat(query(server, "SELECT value FROM kept")).isEqualTo("here");
        }
    }

    @Test
    void itWritesDurablyAndListensOnThisMachineOnly() throws Exception {
        try (PostgresServer server = PostgresServer.start(folder)) {
            assertThat(query(server, "SHOW fsync")).isEqualTo("on");
            assertThat(query(server, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(server, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(query(server, "SELECT upper('é')")).isEqualTo("É");
            assertThat(query(server, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        try (PostgresServer server = PostgresServer.start(folder)) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.username(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void theRolesOfTheApiAndTheWorkersAreMadeWhereTheyAreMissingAndKeepTheirPasswords() throws Exception {
        PostgresLogin worker;
        try (PostgresServer server = PostgresServer.start(folder)) {
            worker = server.worker();
            assertThat(worker.username()).isEqualTo("stoa_worker");
            assertThat(whoLogsIn(server, worker)).isEqualTo("stoa_worker");
            assertThat(whoLogsIn(server, server.api())).isEqualTo("stoa_api");
            execute(server, "CREATE TABLE kept (value text)");
            Files.delete(folder.resolve("stoa_api.password"));
        }
        try (PostgresServer server = PostgresServer.start(folder)) {
            assertThat(server.worker()).isEqualTo(worker);
            assertThat(whoLogsIn(server, worker)).isEqualTo("stoa_worker");
            assertThat(whoLogsIn(server, server.api())).isEqualTo("stoa_api");
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), worker.username(), worker.password())
                            .createStatement()
                            .execute("SELECT value FROM kept"))
                    .hasMessageContaining("permission denied for table kept");
        }
    }

    private static String whoLogsIn(PostgresServer server, PostgresLogin login) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), login.username(), login.password());
                ResultSet row = connection.createStatement().executeQuery("SELECT current_user")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void theServerAKilledProcessLeftIsStoppedAndItsDataKept() throws Exception {
        long leftover = startAndKill();
        assertThat(ProcessHandle.of(leftover)).get().matches(ProcessHandle::isAlive);
        try (PostgresServer server = PostgresServer.start(folder)) {
            assertThat(ProcessHandle.of(leftover).filter(ProcessHandle::isAlive))
                    .isEmpty();
            assertThat(server.pid()).get().isNotEqualTo(leftover);
            assertThat(query(server, "SELECT value FROM kept")).isEqualTo("here");
        }
    }

    @Test
    void aServerOfSomeoneElseOnTheFolderIsNotTouched() throws Exception {
        long leftover = startAndKill();
        String ours = Files.readString(folder.resolve("cluster.id"));
        Files.writeString(folder.resolve("cluster.id"), "0".repeat(36));
        assertThatThrownBy(() -> PostgresServer.start(folder))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage(
                        "A PostgreSQL that Stoa did not start (process %d) runs on the data folder %s. Stop it or choose another folder."
                                .formatted(leftover, folder.resolve("cluster")));
        assertThat(ProcessHandle.of(leftover)).get().matches(ProcessHandle::isAlive);

        Files.writeString(folder.resolve("cluster.id"), ours);
        PostgresServer.start(folder).close();
        assertThat(ProcessHandle.of(leftover).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void aStaleProcessIdOfAnotherProgramDoesNotPreventAStart() throws Exception {
        PostgresServer.start(folder).close();
        Files.writeString(
                folder.resolve("cluster/postmaster.pid"),
                "%d\n%s\n".formatted(ProcessHandle.current().pid(), folder.resolve("cluster")));
        try (PostgresServer server = PostgresServer.start(folder)) {
            assertThat(query(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void anUnfinishedInitialisationIsStartedOver() throws Exception {
        Files.createDirectories(folder.resolve("cluster"));
        Files.writeString(folder.resolve("cluster/postgresql.conf"), "half written");
        try (PostgresServer server = PostgresServer.start(folder)) {
            assertThat(query(server, "SELECT current_database()")).isEqualTo("stoa");
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> PostgresServer.start(folder, taken.getLocalPort()))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageStartingWith(
                            "The embedded PostgreSQL cannot listen on 127.0.0.1:%d: the port is taken by process %d"
                                    .formatted(
                                            taken.getLocalPort(),
                                            ProcessHandle.current().pid()));
        }
    }

    /// Starts the server in a JVM of its own, kills that JVM with SIGKILL and returns the server's process id.
    private long startAndKill() throws Exception {
        return Long.parseLong(KilledJvm.run(StartAndWait.class, folder));
    }

    /// The program that is killed.
    static final class StartAndWait {

        private StartAndWait() {}

        public static void main(String[] arguments) throws Exception {
            PostgresServer server = PostgresServer.start(Path.of(arguments[0]));
            execute(server, "CREATE TABLE kept (value text)");
            execute(server, "INSERT INTO kept VALUES ('here')");
            KilledJvm.sayReadyAndWait(server.pid().orElseThrow().toString());
        }
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
