package dev.stoa.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts, signals and finds processes and ports.
final class Processes {
    private static final Logger log = LoggerFactory.getLogger(Processes.class);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Processes() {}

    /// Runs a command to its end; fails with what it printed unless it succeeds.
    static void run(Path folder, List<String> command) {
        output(folder, Map.of(), command);
    }

    /// What a command prints; fails with it unless it succeeds. What it starts and leaves behind may go on.
    static String output(Path folder, Map<String, String> environment, List<String> command) {
        try {
            // Not through a pipe: what the command leaves behind would hold its end.
            Path printed = Files.createTempFile("command-", ".log");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile());
                builder.environment().putAll(environment);
                Process process = builder.start();
                boolean ended = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
                if (!ended || process.exitValue() != 0) {
                    process.destroyForcibly();
                    throw new IllegalStateException(
                            "%s failed: %s".formatted(String.join(" ", command), Files.readString(printed)));
                }
                return Files.readString(printed);
            } finally {
                Files.delete(printed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Sends a signal, such as STOP or CONT.
    static void signal(long pid, String name) {
        run(Path.of(System.getProperty("java.io.tmpdir")), List.of("kill", "-" + name, String.valueOf(pid)));
    }

    /// A port to listen on later. Not one the system gives to outgoing connections (from 32768 on, Linux, ip(7)): what
    /// else runs here might be given it in the meantime.
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                log.debug("Port {} is taken", port, e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Waits until something listens on a port of this machine.
    static void awaitPort(int port, String what) {
        Awaitility.await(what)
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    try (Socket socket = new Socket()) {
                        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
                        return true;
                    } catch (IOException notYet) {
                        return false;
                    }
                });
    }
}
