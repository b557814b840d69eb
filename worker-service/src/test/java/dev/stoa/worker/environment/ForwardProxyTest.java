package dev.stoa.worker.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The way to the package index where the internet is reached through a proxy alone.
class ForwardProxyTest {
    /// Has no address (RFC 6761).
    private static final String INDEX = "packages.invalid:443";

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private ServerSocket forward;

    @BeforeEach
    void setProxy() throws IOException {
        forward = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        System.setProperty("https.proxyHost", "127.0.0.1");
        System.setProperty("https.proxyPort", Integer.toString(forward.getLocalPort()));
    }

    @AfterEach
    void clearProxy() throws IOException {
        System.clearProperty("https.proxyHost");
        System.clearProperty("https.proxyPort");
        forward.close();
    }

    @Test
    void theProxyIsAskedForTheName() throws Exception {
        answering("HTTP/1.1 200 OK\r\n\r\n");
        assertThat(tunnelTo(INDEX)).isEqualTo("HTTP/1.1 200 OK\r\n\r\nfirst words");
        assertThat(asked.poll(10, TimeUnit.SECONDS)).startsWith("CONNECT packages.invalid:443 HTTP/1.1");
    }

    @Test
    void whatTheProxyRefusesIsSaid() throws Exception {
        answering("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(tunnelTo(INDEX))
                .startsWith("HTTP/1.1 502 packages.invalid:443 cannot be reached:")
                .contains("403 Forbidden");
    }

    /// The proxy answers so, and sends back what comes after that.
    private void answering(String answer) {
        Thread.startVirtualThread(() -> {
            try (Socket client = forward.accept()) {
                asked.add(header(client.getInputStream()));
                client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                client.getInputStream().transferTo(client.getOutputStream());
            } catch (IOException e) {
                asked.add(e.toString());
            }
        });
    }

    private static String header(InputStream in) throws IOException {
        StringBuilder header = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            header.append((char) next);
            if (header.indexOf("\r\n\r\n") >= 0) {
                break;
            }
        }
        return header.toString();
    }

    /// All that a client gets that asks for a tunnel and says two words in it.
    private static String tunnelTo(String target) throws IOException {
        try (ServerSocketChannel server =
                        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel client = SocketChannel.open(server.getLocalAddress());
                SocketChannel served = server.accept()) {
            client.write(
                    StandardCharsets.ISO_8859_1.encode("CONNECT %s HTTP/1.1\r\n\r\nfirst words".formatted(target)));
            client.shutdownOutput();
            new ProxiedConnection(served, Set.of(target)).serve();
            served.shutdownOutput();
            return new String(Channels.newInputStream(client).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
