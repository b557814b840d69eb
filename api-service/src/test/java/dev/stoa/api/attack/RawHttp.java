package dev.stoa.api.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Requests as they are typed, with headers that no honest client lets its user set.
final class RawHttp {
    private static final int LONGEST_MILLIS =
            Math.toIntExact(Duration.ofSeconds(10).toMillis());

    private RawHttp() {}

    /// An answer with its head as it came.
    record Reply(String head, String body) {

        int status() {
            return head.isEmpty() ? 0 : Integer.parseInt(head.split(" ", 3)[1]);
        }

        /// The values of a header.
        List<String> header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }

        String all() {
            return head + "\n\n" + body;
        }
    }

    /// Sends a request and reads what comes back. A `Host`, the body's length and the wish to close the connection are
    /// added
    /// where no header says them otherwise.
    ///
    /// @param first   such as `GET /api/apps`
    /// @param headers whole lines
    static Reply send(int port, String first, String body, String... headers) {
        return send(port, InetAddress.getLoopbackAddress(), first, body, headers);
    }

    /// As the other, from another address of this machine's.
    static Reply send(int port, InetAddress from, String first, String body, String... headers) {
        StringBuilder request = new StringBuilder(first).append(" HTTP/1.1\r\n");
        if (isLeftOut("Host:", headers)) {
            request.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean hasBody = bytes.length > 0 || first.startsWith("POST");
        if (hasBody && isLeftOut("Content-Length:", headers) && isLeftOut("Transfer-Encoding:", headers)) {
            request.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        if (isLeftOut("Connection:", headers)) {
            request.append("Connection: close\r\n");
        }
        return send(port, from, request.append("\r\n").toString(), bytes);
    }

    private static boolean isLeftOut(String name, String... headers) {
        return Arrays.stream(headers).noneMatch(header -> header.startsWith(name));
    }

    private static Reply send(int port, InetAddress from, String head, byte[] body) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0)) {
            socket.setSoTimeout(LONGEST_MILLIS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            return new Reply(answer.substring(0, Math.max(end, 0)), answer.substring(end < 0 ? 0 : end + 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
