package dev.stoa.worker.sandbox;

import dev.stoa.worker.StartRefused;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What app code is kept from.
///
/// @param mode         Whether app code has to be kept from harm: with `required` the worker does not start without a
///                     sandbox, `off` is for trusted apps only.
/// @param least        The least protection with which the worker starts: `landlock` or `namespaces`. `none` goes with
///                     the mode `off` only.
/// @param bubblewrap   The program bubblewrap, a path or a command.
/// @param user         The user id of app code where the worker runs as root; at least 1.
/// @param tmp          The size of an app's `/tmp`, at least 1MB. Without namespaces, of each run's temporary files.
/// @param sharedMemory The size of an app's `/dev/shm`, at least 1MB. Only with namespaces.
/// @param processes    How many processes and threads a run may have; at least 8.
/// @param cpus         How many processors the runs of one app version may use together in a worker, such as 1.5. With
///                     0, as many as there are. Needs control groups.
/// @param openFiles    How many files each process may have open; at least 64.
/// @param fileSize     The largest file that app code may write; at least 1MB.
/// @param network      Repositories whose apps get the network when their manifests ask: addresses, or beginnings with
///                     a slash at the end. Without any, none gets it.
@ConfigurationProperties("stoa.sandbox")
public record SandboxProperties(
        @DefaultValue("required") Mode mode,
        @DefaultValue("landlock") Protection least,
        @DefaultValue("bwrap") String bubblewrap,
        @DefaultValue("65534") int user,
        @DefaultValue("256MB") DataSize tmp,
        @DefaultValue("64MB") DataSize sharedMemory,
        @DefaultValue("256") int processes,
        @DefaultValue("0") double cpus,
        @DefaultValue("1024") int openFiles,
        @DefaultValue("256MB") DataSize fileSize,
        @DefaultValue List<String> network) {

    /// Whether there has to be a sandbox.
    public enum Mode {
        /// The worker does not start without.
        REQUIRED,
        /// For trusted apps only.
        OFF
    }

    /// Refuses values no worker can start with.
    public SandboxProperties {
        StartRefused.when(
                least == Protection.NONE && mode == Mode.REQUIRED,
                "stoa.sandbox.least must be landlock or namespaces; for no sandbox set stoa.sandbox.mode=off.");
        StartRefused.when(user < 1, "stoa.sandbox.user must not be root; it is %d.".formatted(user));
        StartRefused.when(processes < 8, "stoa.sandbox.processes must be at least 8; it is %d.".formatted(processes));
        StartRefused.when(cpus < 0, "stoa.sandbox.cpus must not be negative; it is %s.".formatted(cpus));
        StartRefused.when(
                openFiles < 64, "stoa.sandbox.open-files must be at least 64; it is %d.".formatted(openFiles));
        StartRefused.when(
                tmp.toMegabytes() < 1 || sharedMemory.toMegabytes() < 1 || fileSize.toMegabytes() < 1,
                "stoa.sandbox.tmp, .shared-memory and .file-size must be at least 1MB; they are %s, %s and %s."
                        .formatted(tmp, sharedMemory, fileSize));
    }

    /// Whether apps of a repository may have the network.
    public boolean allowsNetwork(String repoUrl) {
        return network.stream()
                .anyMatch(allowed -> allowed.equals(repoUrl) || (allowed.endsWith("/") && repoUrl.startsWith(allowed)));
    }
}
