package dev.stoa.worker.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.stoa.contracts.json.StoaJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the runner itself gives up before it runs foreign code, as `confinement.py` reads it.
///
/// @param temporaryBytes how much a run may write; null where namespaces see to it
/// @param landlock       what stays; null where namespaces hide the rest
record Confinement(
        @JsonProperty("socket_families") List<String> socketFamilies,
        @JsonProperty("streams_only") boolean streamsOnly,
        @JsonProperty("attributes") boolean attributes,
        @JsonProperty("limits") Map<String, Long> limits,
        @JsonProperty("processes") int processes,
        @JsonProperty("temporary_bytes") @Nullable Long temporaryBytes,
        @JsonProperty("landlock") @Nullable Landlock landlock) {

    /// @param connect the ports to which connections may be opened; null for any
    record Landlock(
            @JsonProperty("read") List<String> read,
            @JsonProperty("write") List<String> write,
            @JsonProperty("connect") @Nullable List<Integer> connect) {}

    static Confinement of(SandboxProperties properties, View view, @Nullable Landlock landlock) {
        return new Confinement(
                families(view.network(), landlock == null),
                view.network() == View.Network.PROXY,
                // As installing does; apps have nothing but temporary files to write.
                !view.writable().isEmpty(),
                Map.of(
                        "RLIMIT_CORE",
                        0L,
                        "RLIMIT_NOFILE",
                        (long) properties.openFiles(),
                        "RLIMIT_FSIZE",
                        view.fileSize().toBytes()),
                properties.processes(),
                landlock == null ? null : properties.tmp().toBytes(),
                landlock);
    }

    /// Without namespaces local sockets lead to the servers of this machine, with the network or without. A pair of
    /// sockets is always to be had.
    private static List<String> families(View.Network network, boolean hasNamespaces) {
        List<String> families = new ArrayList<>(
                switch (network) {
                    case NONE -> List.of();
                    case PROXY -> List.of("AF_INET");
                    case OPEN -> List.of("AF_INET", "AF_INET6", "AF_NETLINK");
                });
        if (hasNamespaces) {
            families.add("AF_UNIX");
        }
        return families;
    }

    String json() {
        return StoaJson.MAPPER.writeValueAsString(this);
    }
}
