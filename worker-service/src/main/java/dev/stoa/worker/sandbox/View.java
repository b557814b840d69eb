package dev.stoa.worker.sandbox;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/// What one program in a sandbox is to have beside the system's own files.
///
/// @param readable  folders to be read, by the name at the top under which they are seen where there are namespaces
/// @param writable  folders to be written, likewise
/// @param temporary an empty folder for temporary files
/// @param network   whom it may reach
/// @param proxyPort the port of this machine that is all it may reach with [Network#PROXY] where it has no network of
///                  its own
/// @param fileSize  the largest file it may write
public record View(
        Map<String, Path> readable,
        Map<String, Path> writable,
        Path temporary,
        Network network,
        int proxyPort,
        DataSize fileSize) {

    /// The name of an app's folder.
    public static final String APP = "app";
    /// The name of the folder with an app's own packages.
    public static final String ENVIRONMENT = "environment";

    /// Whom a program may reach.
    public enum Network {
        /// Nobody.
        NONE,
        /// A proxy of the worker, and through it whom the worker lets through.
        PROXY,
        /// Everybody the machine can reach.
        OPEN
    }

    /// The view of an app's runner.
    ///
    /// @param environment the packages it sees instead of the interpreter's; null when it sees those
    public static View ofApp(
            Path app, @Nullable Path environment, Path temporary, boolean network, SandboxProperties properties) {
        Map<String, Path> readable = new LinkedHashMap<>();
        readable.put(APP, app);
        if (environment != null) {
            readable.put(ENVIRONMENT, environment);
        }
        return new View(readable, Map.of(), temporary, network ? Network.OPEN : Network.NONE, 0, properties.fileSize());
    }

    /// Whether it has packages of its own, so that those of the interpreter are not to be seen.
    boolean hasEnvironment() {
        return readable.containsKey(ENVIRONMENT);
    }
}
