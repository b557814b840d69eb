package dev.stoa.contracts.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/// A Git host that speaks the smart HTTP protocol and asks for a token: `/models.git` is the repository, and
/// `/elsewhere.git` leads to another address.
final class HttpGitServer implements AutoCloseable {
    private final HttpServer server;
    private final Path repository;
    private final String token;

    HttpGitServer(Path repository, String token, String elsewhere) throws IOException {
        this.repository = repository;
        this.token = token;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/models.git/info/refs", exchange -> answer(exchange, this::advertise));
        server.createContext("/models.git/git-upload-pack", exchange -> answer(exchange, this::upload));
        server.createContext("/elsewhere.git", exchange -> {
            exchange.getResponseHeaders().set("Location", elsewhere + "/info/refs?service=git-upload-pack");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    String url(String name) {
        return "http://localhost:" + server.getAddress().getPort() + "/" + name;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private interface Service {
        void serve(HttpExchange exchange, UploadPack pack, OutputStream out) throws IOException;
    }

    private void answer(HttpExchange exchange, Service service) throws IOException {
        String expected =
                "Basic " + Base64.getEncoder().encodeToString(("token:" + token).getBytes(StandardCharsets.UTF_8));
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"models\"");
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        String kind = exchange.getRequestURI().getPath().endsWith("refs") ? "advertisement" : "result";
        exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-" + kind);
        exchange.sendResponseHeaders(200, 0);
        try (Git git = Git.open(repository.toFile());
                OutputStream out = exchange.getResponseBody()) {
            UploadPack pack = new UploadPack(git.getRepository());
            pack.setBiDirectionalPipe(false);
            service.serve(exchange, pack, out);
        }
    }

    private void advertise(HttpExchange exchange, UploadPack pack, OutputStream out) throws IOException {
        PacketLineOut lines = new PacketLineOut(out);
        lines.writeString("# service=git-upload-pack\n");
        lines.end();
        pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
    }

    private void upload(HttpExchange exchange, UploadPack pack, OutputStream out) throws IOException {
        InputStream body = exchange.getRequestBody();
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        pack.upload(packed ? new GZIPInputStream(body) : body, out, null);
    }
}
