package dev.stoa.api.identity;

import java.net.InetAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The address of a machine that only programs on it can reach.
final class Loopback {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private Loopback() {}

    /// Whether a browser on this machine says this name and means the machine.
    static boolean isName(String host) {
        return NAMES.contains(host);
    }

    /// Throws unless the API listens there only.
    ///
    /// @param address what it listens on; null for everything
    static void require(@Nullable InetAddress address) {
        if (address == null || !address.isLoopbackAddress()) {
            throw new IllegalStateException(
                    "stoa.auth.mode is none, so whoever reaches the API may do everything, and it would listen on %s. Set STOA_AUTH_MODE=local, or STOA_ADDRESS=127.0.0.1."
                            .formatted(address == null ? "all addresses" : address.getHostAddress()));
        }
    }
}
