package dev.stoa.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The network: for apps whose manifests ask and whose repositories the operator lists, and for no others.
class NetworkIT {
    private static final String CONNECTS = """
            import socket
            async def run(inputs):
                with socket.create_connection(("127.0.0.1", int(inputs["x"])), timeout=5):
                    return {"summary": {"connected": True}}
            """;
    private WorkerFixture fixture;
    private ServerSocket server;

    @BeforeEach
    void start() throws IOException {
        fixture = new WorkerFixture();
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        fixture.close();
    }

    @Test
    void anAppThatAsksAndIsListedHasIt() {
        fixture.startWorker("stoa.sandbox.network=file://" + fixture.folder() + "/");
        assertThat(connect("true").status()).isEqualTo("SUCCESS");
        assertThat(connect("false").message()).isEqualTo("PermissionError: [Errno 13] Permission denied");
    }

    @Test
    void anAppThatAsksAndIsNotListedHasNone() {
        fixture.startWorker("stoa.sandbox.network=https://git.example.org/");
        assertThat(connect("true").message()).isEqualTo("PermissionError: [Errno 13] Permission denied");
    }

    private RunRow connect(String network) {
        long version = fixture.app(Map.of(
                "function.py",
                CONNECTS,
                "manifest.json",
                "{\"name\": \"Net\", \"network\": %s, \"inputs\": {\"x\": {\"type\": \"number\"}}}"
                        .formatted(network)));
        return fixture.runToEnd(version, "{\"x\": %d}".formatted(server.getLocalPort()));
    }
}
