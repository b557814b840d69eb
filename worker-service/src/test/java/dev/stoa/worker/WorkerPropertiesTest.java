package dev.stoa.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoa.worker.checkout.CheckoutProperties;
import dev.stoa.worker.environment.EnvironmentProperties;
import dev.stoa.worker.lease.LeaseProperties;
import dev.stoa.worker.runner.RunnerProperties;
import dev.stoa.worker.sandbox.Protection;
import dev.stoa.worker.sandbox.SandboxProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

/// What holds when nobody sets anything.
class WorkerPropertiesTest {

    @Test
    void theDefaultsAreThese() {
        assertThat(bind(Map.of(), WorkerProperties.class))
                .isEqualTo(new WorkerProperties(null, List.of("default"), null, null, Duration.ofSeconds(30)));
        assertThat(bind(Map.of(), LeaseProperties.class))
                .isEqualTo(new LeaseProperties(Duration.ofSeconds(30), Duration.ofSeconds(5)));
        assertThat(bind(Map.of(), CheckoutProperties.class))
                .isEqualTo(new CheckoutProperties(200, DataSize.ofGigabytes(4)));
        assertThat(bind(Map.of(), SandboxProperties.class))
                .isEqualTo(new SandboxProperties(
                        SandboxProperties.Mode.REQUIRED,
                        Protection.LANDLOCK,
                        "bwrap",
                        65534,
                        DataSize.ofMegabytes(256),
                        DataSize.ofMegabytes(64),
                        256,
                        0,
                        1024,
                        DataSize.ofMegabytes(256),
                        List.of()));
        assertThat(bind(Map.of(), EnvironmentProperties.class))
                .isEqualTo(new EnvironmentProperties(
                        "https://pypi.org/simple",
                        List.of(),
                        false,
                        Duration.ofMinutes(10),
                        DataSize.ofGigabytes(2),
                        100,
                        DataSize.ofGigabytes(20)));
        assertThat(bind(Map.of(), RunnerProperties.class))
                .isEqualTo(new RunnerProperties(
                        "python3",
                        null,
                        Duration.ofMinutes(5),
                        null,
                        DataSize.ofMegabytes(512),
                        true,
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(1),
                        DataSize.ofMegabytes(16),
                        DataSize.ofMegabytes(1),
                        Duration.ofDays(1),
                        DataSize.ofMegabytes(4096)));
    }

    @Test
    void aWorkerServesPoolsThatManifestsCanName() {
        Worker worker = Worker.of(bind(Map.of("pools", "default, gpu,default", "slots", "3"), WorkerProperties.class));

        assertThat(worker.pools()).containsExactly("default", "gpu");
        assertThat(worker.allSlots()).isEqualTo(6);
        assertThatThrownBy(() -> bind(Map.of("pools", "default,GPU"), WorkerProperties.class))
                .rootCause()
                .hasMessageStartingWith("stoa.worker.pools has \"GPU\", which no manifest can name");
        assertThatThrownBy(() -> bind(Map.of("pools", ""), WorkerProperties.class))
                .rootCause()
                .hasMessage("stoa.worker.pools must name a pool, such as default; it is empty.");
    }

    @Test
    void emptySlotsTakeTwiceTheProcessors() {
        Worker worker = Worker.of(bind(Map.of("slots", "", "folder", "w"), WorkerProperties.class));
        assertThat(worker.slots())
                .isEqualTo(Math.max(2, 2 * Runtime.getRuntime().availableProcessors()));
        assertThat(worker.folder()).isEqualTo(Path.of("w").toAbsolutePath());
        assertThat(worker.id()).startsWith(worker.host() + "-");
    }

    @Test
    void anIndexThatIsNoneIsRefusedWithoutItsPassword() {
        assertThatThrownBy(
                        () -> bind(Map.of("index", "ftp://me:secret@packages.example/"), EnvironmentProperties.class))
                .rootCause()
                .hasMessage(
                        "stoa.environment.index must be the address of a package index (https://...), a folder of wheels (/...) that is there, or empty; it is ftp://***@packages.example/.");
    }

    @Test
    void theNetworkIsForTheRepositoriesThatAreListed() {
        SandboxProperties properties = bind(
                Map.of("network", "https://git.example.org/rates.git,https://git.example.org/trusted/"),
                SandboxProperties.class);
        assertThat(properties.allowsNetwork("https://git.example.org/rates.git"))
                .isTrue();
        assertThat(properties.allowsNetwork("https://git.example.org/trusted/one.git"))
                .isTrue();
        assertThat(properties.allowsNetwork("https://git.example.org/rates.git.evil"))
                .isFalse();
        assertThat(properties.allowsNetwork("https://git.example.org/other.git"))
                .isFalse();
    }

    private static <T> T bind(Map<String, String> values, Class<T> type) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("", type);
    }
}
