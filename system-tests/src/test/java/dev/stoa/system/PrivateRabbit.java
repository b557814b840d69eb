package dev.stoa.system;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A RabbitMQ of a test's own, from the machine's programs, to be stopped, killed and started again.
final class PrivateRabbit implements AutoCloseable {
    private final Path folder;
    private final Path program = program();
    private final int port = Processes.freePort();
    private final Map<String, String> environment;
    /// Erlang's; of its own, for the one of the machine serves other nodes and would outlive the test if it were
    /// started
    /// by this.
    private final Process portMapper;
    private @Nullable Process process;

    /// Starts it, for this machine only.
    PrivateRabbit(Path folder) {
        this(folder, "127.0.0.1");
    }

    /// Starts it.
    ///
    /// @param address of this machine, at which it listens; 0.0.0.0 for all
    PrivateRabbit(Path folder, String address) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("plugins"), "[].");
            // Lets its user guest in from elsewhere too; it is the test's own.
            Files.writeString(folder.resolve("rabbitmq.conf"), "loopback_users = none\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String home = folder.toString();
        String mapperPort = String.valueOf(Processes.freePort());
        environment = Map.ofEntries(
                Map.entry("HOME", home),
                Map.entry("RABBITMQ_NODENAME", "stoa-%d@localhost".formatted(port)),
                Map.entry("RABBITMQ_NODE_IP_ADDRESS", address),
                Map.entry("RABBITMQ_NODE_PORT", String.valueOf(port)),
                Map.entry("RABBITMQ_DIST_PORT", String.valueOf(Processes.freePort())),
                Map.entry("ERL_EPMD_PORT", mapperPort),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_MNESIA_BASE", home + "/data"),
                Map.entry("RABBITMQ_LOG_BASE", home),
                Map.entry("RABBITMQ_PID_FILE", home + "/pid"),
                Map.entry("RABBITMQ_CONFIG_FILE", home + "/rabbitmq.conf"),
                Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", home + "/plugins"),
                Map.entry("RABBITMQ_LOGS", "-"));
        portMapper = started(new ProcessBuilder("epmd", "-port", mapperPort, "-address", "127.0.0.1"));
        start();
    }

    String uri() {
        return uri("127.0.0.1");
    }

    /// As seen from where this machine has another address.
    String uri(String host) {
        return "amqp://guest:guest@%s:%d".formatted(host, port);
    }

    /// What is done to a channel.
    interface Use {
        void of(Channel channel) throws IOException;
    }

    void withChannel(Use use) throws IOException, TimeoutException, URISyntaxException, GeneralSecurityException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(uri());
        try (Connection connection = factory.newConnection();
                Channel channel = connection.createChannel()) {
            use.of(channel);
        }
    }

    /// Its queues, with how many messages each holds, those included that somebody has and did not acknowledge.
    Map<String, Long> queues() {
        return control("--no-table-headers", "list_queues", "name", "messages")
                .lines()
                .map(line -> line.split("\t"))
                .filter(cells -> cells.length == 2)
                .collect(Collectors.toMap(cells -> cells[0], cells -> Long.valueOf(cells[1])));
    }

    /// Ends the process that keeps a quorum queue, and leaves the queue there: what a crash in the moment of its
    /// declaration may leave too.
    void stopProcessOf(String queue) {
        String printed = control("eval", "ra:stop_server(quorum_queues, {'%%2F_%s', node()}), ok.".formatted(queue));
        if (!printed.strip().equals("ok")) {
            throw new IllegalStateException("RabbitMQ did not stop the process of " + queue + ": " + printed);
        }
    }

    private String control(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(program.resolveSibling("rabbitmqctl").toString(), "--quiet"));
        command.addAll(List.of(arguments));
        return Processes.output(folder, environment, command);
    }

    /// Starts it and waits until it takes connections.
    void start() {
        process = started(new ProcessBuilder(program.toString()));
        Processes.awaitPort(port, "RabbitMQ takes connections; its log is " + folder.resolve("rabbit.log"));
    }

    void startUnlessRunning() {
        Process last = process;
        if (last == null || !last.isAlive()) {
            start();
        }
    }

    private Process started(ProcessBuilder builder) {
        builder.environment().putAll(environment);
        try {
            return builder.directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("rabbit.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Kills it as kill -9 does.
    void kill() {
        Process running = process;
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
            try {
                running.waitFor(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process = null;
        }
    }

    /// Has it do nothing at all, with its connections left open.
    void pause() {
        signal("STOP");
    }

    /// Has it go on.
    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        Process running = Objects.requireNonNull(process);
        Stream.concat(Stream.of(running.toHandle()), running.descendants())
                .forEach(one -> Processes.signal(one.pid(), name));
    }

    @Override
    public void close() {
        kill();
        portMapper.destroy();
    }

    private static Path program() {
        Path versions = Path.of("/usr/lib/rabbitmq/lib");
        try (Stream<Path> found = Files.isDirectory(versions) ? Files.list(versions) : Stream.empty()) {
            return found.map(version -> version.resolve("sbin/rabbitmq-server"))
                    .filter(Files::isExecutable)
                    .max(Comparator.comparing(Path::toString))
                    .orElseThrow(
                            () -> new IllegalStateException(
                                    "There is no RabbitMQ in /usr/lib/rabbitmq; install it (Debian: apt-get install rabbitmq-server)."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
