import java.io.FileOutputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** The attacks of the other files, from Java: tries things and notes what should not have worked. */
public class Function {
    private static int runs;

    private final List<String> got = new ArrayList<>();

    public static Map<String, Object> run(Map<String, Object> inputs) throws Exception {
        Function function = new Function();
        switch ((String) inputs.get("attack")) {
            case "read_files" -> function.readFiles();
            case "read_processes" -> function.readProcesses();
            case "reach_network" -> function.reachNetwork();
            case "write_files" -> function.writeFiles();
            case "forge_reply" -> forgeReply();
            case "leave_behind" -> leaveBehind();
            case "exit" -> System.exit(0);
            case "fill_memory" -> fillMemory();
            case "fill_native_memory" -> fillNativeMemory();
            case "start_threads" -> startThreads();
            case "start_processes" -> startProcesses();
            case "remember" -> function.remember();
            default -> throw new IllegalArgumentException("no such attack");
        }
        return Map.of("summary", Map.of("got", String.join("; ", function.got)));
    }

    private void attempt(String name, Callable<?> action) {
        try {
            String found = String.valueOf(action.call());
            if (!List.of("null", "false", "", "[]", "0").contains(found)) {
                got.add(name + ": " + found.substring(0, Math.min(100, found.length())));
            }
        } catch (Exception | LinkageError e) {
            return;
        }
    }

    private static Object read(String place) throws Exception {
        Path path = Path.of(place);
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                return files.toList();
            }
        }
        try (var in = Files.newInputStream(path)) {
            return new String(in.readNBytes(20), StandardCharsets.ISO_8859_1);
        }
    }

    private void readFiles() {
        for (String place : List.of("/etc/shadow", "/etc/passwd", "/etc/hostname", "/root", "/home", "/var/lib/postgresql",
                "/var/log", "/boot", "/sys", "/run", "/dev/mem", "/dev/kmsg", "/proc/kcore", "@FOLDER@",
                "@FOLDER@/cache/checkouts", "@FOLDER@/cache/scratch", "@SECRET@")) {
            attempt(place, () -> read(place));
            attempt("/proc/self/root" + place, () -> read("/proc/self/root" + place));
        }
    }

    private void readProcesses() throws Exception {
        String own = String.valueOf(ProcessHandle.current().pid());
        for (Object process : (List<?>) read("/proc")) {
            String pid = Path.of(process.toString()).getFileName().toString();
            if (pid.matches("[0-9]+") && !pid.equals(own)) {
                for (String what : List.of("environ", "mem", "maps")) {
                    attempt(pid + " " + what, () -> read("/proc/" + pid + "/" + what));
                }
                for (String what : List.of("cwd", "root", "exe", "fd/0", "fd/1", "fd/4", "fd/6")) {
                    attempt(pid + " " + what, () -> Files.readSymbolicLink(Path.of("/proc/" + pid + "/" + what)));
                }
            }
        }
        System.getenv().forEach((name, value) -> attempt(name, () -> value.contains("secret") || name.contains("PASSWORD")));
    }

    private void reachNetwork() {
        for (int port : new int[] {@PORTS@, 22, 80}) {
            attempt("port " + port, () -> {
                try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
                    return true;
                }
            });
        }
        attempt("local socket", () -> {
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of("@LOCAL_SOCKET@"))) {
                return true;
            }
        });
        attempt("name", () -> java.net.InetAddress.getByName("example.org"));
    }

    private void writeFiles() throws Exception {
        String app = Path.of("").toAbsolutePath().toString();
        for (String place : List.of(app, "/", "/etc", "/usr/bin", "/var/tmp", "/root", "/home", "/runner", "/opt",
                System.getProperty("java.home"), "@FOLDER@", "@FOLDER@/cache")) {
            attempt("write " + place, () -> Files.writeString(Path.of(place, "stoa-attack"), "x"));
        }
        attempt("change", () -> Files.writeString(Path.of(app, "Function.java"), "x"));
        attempt("delete", () -> { Files.delete(Path.of(app, "manifest.json")); return true; });
        for (Object descriptor : (List<?>) read("/proc/self/fd")) {
            attempt("classes", () -> {
                if (!Files.readSymbolicLink(Path.of(descriptor.toString())).toString().contains("memfd")) {
                    return false;
                }
                try (OutputStream out = new FileOutputStream(descriptor.toString())) {
                    out.write(1);
                    return true;
                }
            });
        }
    }

    private static void forgeReply() throws Exception {
        byte[] payload = "{\"summary\": {\"forged\": true}}".getBytes(StandardCharsets.UTF_8);
        for (long key = 0; key < 50; key++) {
            for (char type : new char[] {'V', 'C', 'Z'}) {
                byte[] frame = ByteBuffer.allocate(13 + payload.length)
                        .put((byte) type).putLong(key).putInt(payload.length).put(payload).array();
                for (int descriptor = 0; descriptor < 30; descriptor++) {
                    writeToPipe("/proc/self/fd/" + descriptor, frame);
                }
            }
        }
    }

    /** Looks first what it is: to open a file this way would empty it, the JDK's own too where nothing protects them. */
    private static void writeToPipe(String descriptor, byte[] frame) {
        try {
            if (Files.readSymbolicLink(Path.of(descriptor)).toString().startsWith("pipe:")) {
                try (OutputStream out = new FileOutputStream(descriptor)) {
                    out.write(frame);
                }
            }
        } catch (Exception e) {
            return;
        }
    }

    private static void leaveBehind() throws Exception {
        new ProcessBuilder("setsid", "sh", "-c", "trap '' TERM HUP INT; sleep @WORD@").start();
        for (int i = 0; i < 10; i++) {
            new Thread(() -> { while (true) { Thread.onSpinWait(); } }).start();
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) { Thread.onSpinWait(); } }));
    }

    private static void fillMemory() {
        List<long[]> all = new ArrayList<>();
        while (true) {
            all.add(new long[100_000]);
        }
    }

    private static void fillNativeMemory() {
        var arena = java.lang.foreign.Arena.global();
        while (true) {
            arena.allocate(10_000_000).fill((byte) 1);
        }
    }

    private static void startThreads() {
        while (true) {
            Thread thread = new Thread(() -> {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    return;
                }
            });
            thread.start();
        }
    }

    private static void startProcesses() throws Exception {
        while (true) {
            new ProcessBuilder("sleep", "@WORD@").start();
        }
    }

    private void remember() throws Exception {
        attempt("static", () -> runs++);
        attempt("property", () -> System.getProperty("stoa.attack"));
        attempt("logger", () -> java.util.logging.Logger.getLogger("stoa.attack").getLevel());
        attempt("locale", () -> java.util.Locale.getDefault().equals(java.util.Locale.JAPAN));
        attempt("zone", () -> java.util.TimeZone.getDefault().getID().equals("Asia/Tokyo"));
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "left");
        attempt("file", () -> Files.exists(file));
        Files.writeString(file, "x");
        System.setProperty("stoa.attack", "was here");
        java.util.Locale.setDefault(java.util.Locale.JAPAN);
        java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("Asia/Tokyo"));
        java.util.logging.Logger.getLogger("stoa.attack").setLevel(java.util.logging.Level.FINEST);
    }
}
