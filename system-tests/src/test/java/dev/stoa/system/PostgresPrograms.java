package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.testsupport.DatabaseLogin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The programs that come with PostgreSQL.
final class PostgresPrograms {
    private PostgresPrograms() {}

    /// Runs one of them on a database, and waits for its end, a minute at most.
    ///
    /// @param name such as `pg_dump`
    /// @param rest its other arguments
    static void run(String name, String jdbcUrl, DatabaseLogin login, List<String> rest) {
        URI address = URI.create(jdbcUrl.substring("jdbc:".length()));
        List<String> command = new ArrayList<>(List.of(
                name,
                "--host=" + address.getHost(),
                "--port=" + (address.getPort() < 0 ? 5432 : address.getPort()),
                "--username=" + login.username(),
                "--no-password",
                "--dbname=" + address.getPath().substring(1)));
        command.addAll(rest);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", login.password());
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
