package dev.stoa.worker.environment;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// One connection of a client to the proxy: one request for a tunnel, or one plain request.
final class ProxiedConnection {
    private static final int MOST_HEADER_BYTES = 1 << 14;
    private static final int CONNECT_MILLIS = 20_000;
    private static final String END = "\r\n\r\n";

    private final SocketChannel client;
    private final Set<String> allowed;

    /// @param allowed `host:port` in lower case, whom it may lead to
    ProxiedConnection(SocketChannel client, Set<String> allowed) {
        this.client = client;
        this.allowed = allowed;
    }

    void serve() throws IOException {
        InputStream in = new BufferedInputStream(Channels.newInputStream(client));
        OutputStream out = Channels.newOutputStream(client);
        List<String> header = header(in).lines().toList();
        String[] request = header.isEmpty() ? new String[0] : header.getFirst().split(" ", -1);
        if (request.length != 3) {
            answer(out, "400 Bad Request", "This proxy does not understand the request.");
            return;
        }
        boolean tunnel = request[0].equals("CONNECT");
        String target = target(tunnel, request[1]);
        if (!allowed.contains(target)) {
            answer(
                    out,
                    "403 Forbidden",
                    "%s is not the operator's package index, nor one of stoa.environment.hosts.".formatted(target));
            return;
        }
        if (tunnel) {
            tunnel(in, out, target);
        } else {
            try (Socket server = connect("http", target)) {
                server.getOutputStream().write(plainRequest(request, header));
                handOn(in, out, server);
            }
        }
    }

    private static void tunnel(InputStream in, OutputStream out, String target) throws IOException {
        Socket server;
        try {
            server = connect("https", target);
        } catch (IOException e) {
            // In the status, for that is what pip hands on.
            String reason = "%s cannot be reached: %s".formatted(target, e).replaceAll("[^ -~]", " ");
            answer(out, "502 " + reason, reason);
            return;
        }
        try (server) {
            out.write(("HTTP/1.1 200 OK" + END).getBytes(StandardCharsets.ISO_8859_1));
            handOn(in, out, server);
        }
    }

    private static String header(InputStream in) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && header.size() < MOST_HEADER_BYTES) {
            header.write(next);
            if (next == '\n' && header.toString(StandardCharsets.ISO_8859_1).endsWith(END)) {
                return header.toString(StandardCharsets.ISO_8859_1);
            }
            next = in.read();
        }
        return "";
    }

    private static String target(boolean tunnel, String target) {
        try {
            URI uri = tunnel ? URI.create("//" + target) : URI.create(target);
            int port = uri.getPort() > 0 ? uri.getPort() : 80;
            return "%s:%d".formatted(uri.getHost(), port).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return target;
        }
    }

    /// Through the proxy that Java was told of (`https.proxyHost`, `http.proxyHost`), if any. It is asked for the name:
    /// behind a proxy names of the internet may have no address.
    private static Socket connect(String scheme, String target) throws IOException {
        int colon = target.lastIndexOf(':');
        String host = target.substring(0, colon);
        int port = Integer.parseInt(target.substring(colon + 1));
        Proxy proxy = ProxySelector.getDefault()
                .select(URI.create(scheme + "://" + target))
                .getFirst();
        Socket server = new Socket(proxy);
        try {
            server.connect(
                    proxy.type() == Proxy.Type.DIRECT
                            ? new InetSocketAddress(host, port)
                            : InetSocketAddress.createUnresolved(host, port),
                    CONNECT_MILLIS);
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /// The request as the server itself has it, with an end of the connection after it: the next may be for another.
    private static byte[] plainRequest(String[] request, List<String> header) {
        URI uri = URI.create(request[1]);
        String path = (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        String lines = header.stream()
                .skip(1)
                .filter(line -> !line.isEmpty())
                .filter(line -> !line.toLowerCase(Locale.ROOT).matches("(proxy-[a-z-]+|connection|keep-alive):.*"))
                .collect(Collectors.joining("\r\n"));
        return "%s %s HTTP/1.1\r\n%s\r\nConnection: close%s"
                .formatted(request[0], path, lines, END)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void handOn(InputStream in, OutputStream out, Socket server) throws IOException {
        Thread.startVirtualThread(() -> {
            try {
                in.transferTo(server.getOutputStream());
                server.shutdownOutput();
            } catch (IOException e) {
                // The other direction ends it: what was sent has arrived, or nobody waits for it any more.
                return;
            }
        });
        server.getInputStream().transferTo(out);
    }

    private static void answer(OutputStream out, String status, String text) throws IOException {
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        out.write("HTTP/1.1 %s\r\nContent-Type: text/plain\r\nContent-Length: %d\r\nConnection: close%s"
                .formatted(status, body.length, END)
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
    }
}
