package dev.stoa.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/// TCP ports of 127.0.0.1, the only address the embedded servers listen on.
public final class LocalPort {

    public static final String HOST = "127.0.0.1";

    private LocalPort() {}

    /// A port that was free a moment ago. Another program can still take it before it is used.
    public static int free() {
        try {
            return bindAndRelease(0);
        } catch (IOException e) {
            throw new EmbeddedServerException("There is no free port on " + HOST + ": " + e.getMessage(), e);
        }
    }

    /// Whether nothing listens on the port.
    public static boolean isFree(int port) {
        try {
            bindAndRelease(port);
            return true;
        } catch (IOException ignored) {
            return false;
        }
    }

    /// Does nothing when the port is free.
    ///
    /// @param who what wants the port, the subject of the error's sentence
    /// @throws EmbeddedServerException naming the port and, where it can be known, the process that has it
    public static void requireFree(int port, String who) {
        if (isFree(port)) {
            return;
        }
        String holder = FindPortHolder.of(port).map(found -> " by " + found).orElse(" by another program");
        throw new EmbeddedServerException(
                "%s cannot listen on %s:%d: the port is taken%s. Stop that program or choose another port."
                        .formatted(who, HOST, port, holder));
    }

    /// What listens on the port, as "process 123 (command)"; empty when nothing does or it may not be seen.
    public static Optional<String> holder(int port) {
        return FindPortHolder.of(port);
    }

    private static int bindAndRelease(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port));
            return socket.getLocalPort();
        }
    }
}
