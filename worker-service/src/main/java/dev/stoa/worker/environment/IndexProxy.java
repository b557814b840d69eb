package dev.stoa.worker.environment;

import dev.stoa.worker.Folders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An HTTP proxy (RFC 9110, CONNECT and absolute addresses) that leads to the package index and to nobody else: the
/// only way out of the sandbox in which environments are made.
final class IndexProxy implements AutoCloseable {
    /// The name of the socket in [#folder].
    static final String SOCKET = "proxy";

    private static final Logger log = LoggerFactory.getLogger(IndexProxy.class);

    private final ServerSocketChannel server;
    private final @Nullable Path folder;
    private final Set<String> allowed;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    private IndexProxy(ServerSocketChannel server, @Nullable Path folder, Set<String> allowed) {
        this.server = server;
        this.folder = folder;
        this.allowed = allowed;
    }

    /// Listens on a local socket where the sandbox has a network of its own, and else on a port of this machine only.
    static IndexProxy start(URI index, List<String> hosts, boolean onSocket) throws IOException {
        Path folder = null;
        ServerSocketChannel server;
        if (onSocket) {
            // Of its own: the path of a socket may have 107 bytes and no more (unix(7)).
            folder = Files.createTempDirectory("stoa-index-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(folder.resolve(SOCKET)));
            Files.setPosixFilePermissions(folder.resolve(SOCKET), PosixFilePermissions.fromString("rw-rw-rw-"));
        } else {
            server = ServerSocketChannel.open();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }
        IndexProxy proxy = new IndexProxy(server, folder, allowed(index, hosts));
        Thread.ofPlatform().daemon().name("package index proxy").start(proxy::serve);
        return proxy;
    }

    /// The folder with its socket; null where it has a port.
    @Nullable
    Path folder() {
        return folder;
    }

    /// Its port on 127.0.0.1; 0 where it has a socket.
    int port() {
        try {
            return server.getLocalAddress() instanceof InetSocketAddress address ? address.getPort() : 0;
        } catch (IOException e) {
            return 0; // closed
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (SocketChannel channel : open) {
                channel.close();
            }
            if (folder != null) {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            log.warn("The proxy to the package index was not closed in order: {}", e.toString());
        }
    }

    private static Set<String> allowed(URI index, List<String> hosts) {
        int port = index.getPort() > 0 ? index.getPort() : "http".equals(index.getScheme()) ? 80 : 443;
        Stream<String> known = index.getHost().equals("pypi.org") ? Stream.of("files.pythonhosted.org") : Stream.of();
        return Stream.concat(Stream.of(index.getHost() + ":" + port), Stream.concat(known, hosts.stream()))
                .map(host -> host.contains(":") ? host : host + ":443")
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private void serve() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                open.add(client);
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException e) {
                log.debug("The proxy to the package index takes no more connections: {}", e.toString());
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            new ProxiedConnection(client, allowed).serve();
        } catch (IOException e) {
            log.debug("A connection to the package index ended: {}", e.toString());
        } finally {
            open.remove(client);
        }
    }
}
