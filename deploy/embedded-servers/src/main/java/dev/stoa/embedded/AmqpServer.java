package dev.stoa.embedded;

import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.model.SystemConfig;

/// An embedded AMQP 0-9-1 broker (Apache Qpid Broker-J) inside this JVM, on 127.0.0.1, with the virtual host `/` (also
/// named `default`).
///
/// Durable queues, exchanges, bindings and persistent messages survive a restart. Queue arguments it does not know,
/// such
/// as `x-queue-type` or a dead-letter exchange, are accepted and ignored.
public final class AmqpServer implements AutoCloseable {

    public static final String USERNAME = "stoa";
    public static final String VIRTUAL_HOST = "/";

    private static final String STORE_LOG_PROPERTY = "derby.stream.error.file";

    private final SystemLauncher broker;
    private final FolderLock lock;
    private final int port;
    private final String username;
    private final String password;

    private AmqpServer(SystemLauncher broker, FolderLock lock, int port, String username, String password) {
        this.broker = broker;
        this.lock = lock;
        this.port = port;
        this.username = username;
        this.password = password;
    }

    /// Starts the broker of the folder on a free port, with the user `stoa` and the folder's own random password.
    public static AmqpServer start(Path dataFolder) {
        return start(dataFolder, 0);
    }

    /// Starts the broker of the folder, with the user `stoa` and the folder's own random password.
    ///
    /// @param port 0 takes a free one
    public static AmqpServer start(Path dataFolder, int port) {
        Path absolute = dataFolder.toAbsolutePath().normalize();
        FolderLock lock = FolderLock.take(absolute, "The AMQP broker's data folder");
        return start(absolute, lock, port, USERNAME, () -> StoredPassword.in(absolute.resolve("stoa.password")));
    }

    /// Starts the broker of the folder and returns when it listens.
    ///
    /// @param dataFolder made when it does not exist
    /// @param port 0 takes a free one
    /// @throws EmbeddedServerException when the folder is in use, the port is taken or the broker does not start
    public static AmqpServer start(Path dataFolder, int port, String username, String password) {
        Path absolute = dataFolder.toAbsolutePath().normalize();
        FolderLock lock = FolderLock.take(absolute, "The AMQP broker's data folder");
        return start(absolute, lock, port, username, () -> password);
    }

    public String host() {
        return LocalPort.HOST;
    }

    public int port() {
        return port;
    }

    public String username() {
        return username;
    }

    public String password() {
        return password;
    }

    public String virtualHost() {
        return VIRTUAL_HOST;
    }

    /// The address with user and password, `amqp://user:password@127.0.0.1:port`; without a path it means the virtual
    /// host `/`.
    public URI uri() {
        return AmqpUri.of(username, password, host(), port);
    }

    /// Stops the broker within half a minute. A second call does nothing.
    @Override
    public void close() {
        try {
            broker.shutdown();
        } finally {
            lock.close();
        }
    }

    private static AmqpServer start(
            Path folder, FolderLock lock, int port, String username, Supplier<String> password) {
        try {
            if (port != 0) {
                LocalPort.requireFree(port, "The embedded AMQP broker");
            }
            int chosen = port == 0 ? LocalPort.free() : port;
            return new AmqpServer(
                    startBroker(folder, chosen, username, password.get()), lock, chosen, username, password.get());
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static SystemLauncher startBroker(Path folder, int port, String username, String password) {
        keepStoreLogIn(folder);
        BrokerStart start = new BrokerStart();
        SystemLauncher launcher = new SystemLauncher(start);
        try {
            // Written anew at each start, since port and password may differ; queues and messages are in the store.
            Path configuration = folder.resolve("broker.json");
            Files.deleteIfExists(configuration);
            launcher.startup(Map.of(
                    SystemConfig.TYPE,
                    "JSON",
                    "storePath",
                    configuration.toString(),
                    SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT,
                    false,
                    SystemConfig.INITIAL_SYSTEM_PROPERTIES_LOCATION,
                    resource("broker-system.properties"),
                    SystemConfig.INITIAL_CONFIGURATION_LOCATION,
                    resource("broker.json"),
                    SystemConfig.CONTEXT,
                    context(folder, port, username, password)));
            if (start.error().isEmpty()) {
                start.removeShutdownHook();
            }
        } catch (Exception e) {
            throw failure(folder, e);
        }
        start.error().ifPresent(error -> {
            throw failure(folder, error);
        });
        return launcher;
    }

    private static Map<String, String> context(Path folder, int port, String username, String password) {
        return Map.of(
                "stoa.amqp.port",
                Integer.toString(port),
                "stoa.amqp.username",
                username,
                "stoa.amqp.password",
                password,
                "stoa.amqp.store",
                folder.resolve("store").toString(),
                SystemConfig.QPID_WORK_DIR,
                folder.toString(),
                "broker.failStartupWithErroredChild",
                "true",
                "queue.behaviourOnUnknownDeclareArgument",
                "LOG",
                // By default it stops taking messages on a disk that is 90 % full, which a small machine often is.
                "store.filesystem.maxUsagePercent",
                "99");
    }

    /// The store would write `derby.log` to the working folder. It reads this once in a JVM.
    private static void keepStoreLogIn(Path folder) {
        if (System.getProperty(STORE_LOG_PROPERTY) == null) {
            System.setProperty(STORE_LOG_PROPERTY, folder.resolve("derby.log").toString());
        }
    }

    private static EmbeddedServerException failure(Path folder, Exception cause) {
        return new EmbeddedServerException(
                "The embedded AMQP broker does not start on %s: %s".formatted(folder, cause.getMessage()), cause);
    }

    private static String resource(String name) {
        URL url = AmqpServer.class.getResource(name);
        return Objects.requireNonNull(url, name).toExternalForm();
    }
}
