package dev.stoa.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A package index over HTTP, as PEP 503 has it, of the files of a folder.
public final class PackageIndex implements AutoCloseable {
    private final HttpServer server;
    private final Path folder;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private PackageIndex(HttpServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    public static PackageIndex of(Path folder) throws IOException {
        PackageIndex index = new PackageIndex(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), folder);
        index.server.createContext("/", index::answer);
        index.server.start();
        return index;
    }

    public String address() {
        return "http://127.0.0.1:%d/simple".formatted(server.getAddress().getPort());
    }

    /// The paths that were asked for.
    public List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            String last = path.replaceAll("/$", "").replaceAll(".*/", "");
            byte[] body = path.startsWith("/simple/")
                    ? links(last).getBytes(StandardCharsets.UTF_8)
                    : Files.readAllBytes(folder.resolve(last));
            exchange.getResponseHeaders()
                    .add("Content-Type", path.startsWith("/simple/") ? "text/html" : "application/octet-stream");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String links(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith(name + "-"))
                    .map(file -> "<a href=\"/files/%s\">%s</a>".formatted(file, file))
                    .collect(Collectors.joining("\n", "<!DOCTYPE html><html><body>", "</body></html>"));
        }
    }
}
