package dev.stoa.worker.environment;

import dev.stoa.worker.StartRefused;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Where the packages come from that a `requirements.txt` names, and what they may cost.
///
/// @param index     Where packages come from: the address of an index, or a folder of wheels (`/srv/wheels`). When it
///                  is empty there are none, and a version that names any is broken.
/// @param hosts     Further hosts that the index sends to, `name` or `name:port`. `files.pythonhosted.org` comes with
///                  pypi.org.
/// @param building  Whether packages that exist as sources only may be built, which runs code of theirs, in the
///                  sandbox. Only on workers with `namespaces`: without them, installing may change attributes of files
///                  that are not its own.
/// @param buildTime The longest one step of making an environment may take.
/// @param size      The largest environment; at least 1MB.
/// @param most      How many environments the cache keeps; at least 1.
/// @param mostSize  How much the environments in the cache may hold together; at least `stoa.environment.size`.
@ConfigurationProperties("stoa.environment")
public record EnvironmentProperties(
        @DefaultValue("https://pypi.org/simple") String index,
        @DefaultValue List<String> hosts,
        @DefaultValue("false") boolean building,
        @DefaultValue("10m") Duration buildTime,
        @DefaultValue("2GB") DataSize size,
        @DefaultValue("100") int most,
        @DefaultValue("20GB") DataSize mostSize) {

    /// Refuses values no worker can start with.
    public EnvironmentProperties {
        StartRefused.when(
                !index.isEmpty() && !isAddress(index) && !isFolder(index),
                "stoa.environment.index must be the address of a package index (https://...), a folder of wheels (/...) that is there, or empty; it is %s."
                        .formatted(withoutPassword(index)));
        StartRefused.when(
                buildTime.isNegative() || buildTime.isZero(),
                "stoa.environment.build-time must be more than nothing; it is %s.".formatted(buildTime));
        StartRefused.when(
                size.toMegabytes() < 1 || mostSize.compareTo(size) < 0,
                "stoa.environment.size must be at least 1MB and no more than .most-size; they are %s and %s."
                        .formatted(size, mostSize));
        StartRefused.when(most < 1, "stoa.environment.most must be at least 1; it is %d.".formatted(most));
    }

    /// The package index; null when there is a folder of wheels instead, or nothing.
    @Nullable
    URI address() {
        return isAddress(index) ? URI.create(index) : null;
    }

    /// The folder of wheels; null when there is an index instead, or nothing.
    @Nullable
    Path wheels() {
        return isFolder(index) ? Path.of(index).toAbsolutePath().normalize() : null;
    }

    private static boolean isAddress(String index) {
        try {
            URI address = URI.create(index);
            return List.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isFolder(String index) {
        return index.startsWith("/") && Files.isDirectory(Path.of(index));
    }

    private static String withoutPassword(String index) {
        return index.replaceFirst("//[^/@]*@", "//***@");
    }
}
