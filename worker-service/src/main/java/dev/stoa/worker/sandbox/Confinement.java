package dev.stoa.worker.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.stoa.contracts.json.StoaJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the runner itself gives up before it imports an app, as `confinement.py` reads it.
///
/// @param temporaryBytes how much a run may write; null where namespaces see to it
/// @param landlock       the paths that stay; null where namespaces hide the others
record Confinement(
        @JsonProperty("socket_families") List<String> socketFamilies,
        @JsonProperty("limits") Map<String, Long> limits,
        @JsonProperty("processes") int processes,
        @JsonProperty("temporary_bytes") @Nullable Long temporaryBytes,
        @JsonProperty("landlock") @Nullable Paths landlock) {

    record Paths(
            @JsonProperty("read") List<String> read,
            @JsonProperty("write") List<String> write) {}

    static Confinement of(SandboxProperties properties, boolean network, @Nullable Paths landlock) {
        return new Confinement(
                families(network, landlock == null),
                Map.of(
                        "RLIMIT_CORE",
                        0L,
                        "RLIMIT_NOFILE",
                        (long) properties.openFiles(),
                        "RLIMIT_FSIZE",
                        properties.fileSize().toBytes()),
                properties.processes(),
                landlock == null ? null : properties.tmp().toBytes(),
                landlock);
    }

    /// Without namespaces local sockets lead to the servers of this machine, with the network or without. A pair of
    /// sockets is always to be had.
    private static List<String> families(boolean network, boolean hasNamespaces) {
        List<String> families = new ArrayList<>(network ? List.of("AF_INET", "AF_INET6", "AF_NETLINK") : List.of());
        if (hasNamespaces) {
            families.add("AF_UNIX");
        }
        return families;
    }

    String json() {
        return StoaJson.MAPPER.writeValueAsString(this);
    }
}
