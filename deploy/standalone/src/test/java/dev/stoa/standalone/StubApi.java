package dev.stoa.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Stands in for the API in [UpIT]: knows what is registered (in a file, so also after a restart) and ends each run
/// after a moment. A program of its own, with nothing but the JDK.
final class StubApi {

    private static final Path FOLDER = Path.of(System.getenv("STOA_STUB_FOLDER"));
    private static final Path REGISTERED = FOLDER.resolve("registered");
    private static final Pattern REPO_URL = Pattern.compile("\"repo_url\"\\s*:\\s*\"([^\"]*)\"");
    private static final String RESULT =
            "{\"columns\":[\"Age\",\"Deaths\"],\"table\":[{\"age\":45,\"d\":1.5}],\"series\":[],\"summary\":{\"Total\":1.5}}";

    private StubApi() {}

    public static void main(String[] arguments) throws Exception {
        if (Files.exists(FOLDER.resolve("api-fails"))) {
            System.out.println("The stub cannot read the sky");
            System.exit(3);
        }
        Files.writeString(
                FOLDER.resolve("api.pid"), Long.toString(ProcessHandle.current().pid()));
        Files.writeString(FOLDER.resolve("api.environment"), System.getenv().toString());
        InetAddress address = InetAddress.ofLiteral(System.getenv("STOA_ADDRESS"));
        try (ServerSocket server = new ServerSocket(Integer.parseInt(System.getenv("STOA_PORT")), 50, address)) {
            while (true) {
                Socket socket = server.accept();
                Thread.startVirtualThread(() -> answer(socket));
            }
        }
    }

    private static void answer(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String request = in.readLine();
            Map<String, String> headers = new HashMap<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                String[] parts = line.split(": ", 2);
                headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
            }
            char[] body = new char[Integer.parseInt(headers.getOrDefault("content-length", "0"))];
            for (int read = 0; read < body.length; ) {
                read += in.read(body, read, body.length - read);
            }
            if (request != null && request.startsWith("GET /ws/runs/")) {
                follow(socket.getOutputStream(), headers.getOrDefault("sec-websocket-key", ""));
            } else {
                String known = headers.getOrDefault("authorization", "");
                boolean isAllowed = String.valueOf(request).startsWith("GET /health ")
                        || known.equals("Bearer " + System.getenv("STOA_AUTH_OPERATOR_TOKEN"));
                reply(
                        socket.getOutputStream(),
                        isAllowed ? String.valueOf(request) : "GET /refused HTTP/1.1",
                        new String(body));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void reply(OutputStream out, String request, String body) throws IOException {
        String[] parts = request.split(" ", -1);
        String answer = switch (parts[0] + " " + parts[1]) {
            case "GET /health" -> "200 {\"status\":\"ok\"}";
            case "GET /api/apps" -> "200 " + apps();
            case "GET /api/apps/1/versions", "GET /api/apps/mortality-simulator/versions" -> "200 " + versions();
            case "GET /api/session" ->
                "200 {\"mode\":\"local\",\"label\":null,\"name\":\"*operator\",\"permissions\":[]}";
            case "GET /api/accounts" -> "200 " + accounts();
            case "POST /api/accounts" -> account();
            case "POST /api/accounts/7/link" -> "201 {\"path\":\"/sign-in#once\"}";
            case "POST /api/apps/register" -> register(body);
            case "POST /api/apps/mortality-simulator/run" -> "202 {\"run_id\":42,\"status\":\"PENDING\"}";
            default -> "404 {\"detail\":\"There is nothing here.\"}";
        };
        byte[] json = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        out.write(
                "HTTP/1.1 %s Stub\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                        .formatted(answer.substring(0, 3), json.length)
                        .getBytes(StandardCharsets.US_ASCII));
        out.write(json);
    }

    private static String register(String body) throws IOException {
        Matcher url = REPO_URL.matcher(body);
        if (!url.find()) {
            return "422 {\"detail\":\"repo_url is missing\"}";
        }
        Path repository = Path.of(url.group(1).substring("file://".length()));
        String head =
                Files.readString(repository.resolve(".git/refs/heads/main")).strip();
        Files.writeString(
                REGISTERED, url.group(1) + " " + head + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return "201 {\"id\":1}";
    }

    private static String accounts() {
        return Files.exists(FOLDER.resolve("account"))
                ? "[{\"id\":7,\"name\":\"admin\",\"role\":\"admin\",\"disabled\":false}]"
                : "[]";
    }

    private static String account() throws IOException {
        Files.writeString(FOLDER.resolve("account"), "");
        return "201 {\"id\":7,\"name\":\"admin\",\"role\":\"admin\",\"disabled\":false}";
    }

    private static String apps() throws IOException {
        return last().isEmpty()
                ? "[]"
                : "[{\"id\":1,\"function_name\":\"mortality-simulator\",\"repo_url\":\"%s\"}]"
                        .formatted(last().split(" ", 2)[0]);
    }

    private static String versions() throws IOException {
        return "[{\"commit\":\"%s\",\"status\":\"READY\"}]".formatted(last().split(" ", 2)[1]);
    }

    private static String last() throws IOException {
        return Files.exists(REGISTERED) ? Files.readAllLines(REGISTERED).getLast() : "";
    }

    private static void follow(OutputStream out, String key) throws IOException {
        out.write(
                ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                                + accept(key) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        frame(out, 0x81, "{\"status\":\"PENDING\",\"run_id\":42,\"result\":null}");
        sleep();
        if (Files.exists(FOLDER.resolve("api-babbles"))) {
            frame(out, 0x81, "no JSON");
        }
        frame(out, 0x81, "{\"status\":\"RUNNING\",\"run_id\":42,\"result\":null}");
        frame(out, 0x81, "{\"status\":\"RUNNING\",\"run_id\":42,\"result\":null}");
        sleep();
        // In two parts, as a large result may come.
        frame(out, 0x01, "{\"status\":\"SUCCESS\",\"run_id\":42,\"result\":");
        frame(out, 0x80, RESULT + "}");
        frame(out, 0x88, "\u0003\u00e8");
    }

    private static void frame(OutputStream out, int head, String text) throws IOException {
        byte[] bytes = text.getBytes(head == 0x88 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        out.write(head);
        if (bytes.length < 126) {
            out.write(bytes.length);
        } else {
            out.write(new byte[] {126, (byte) (bytes.length >> 8), (byte) bytes.length});
        }
        out.write(bytes);
        out.flush();
    }

    private static String accept(String key) {
        try {
            byte[] text = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
    }
}
