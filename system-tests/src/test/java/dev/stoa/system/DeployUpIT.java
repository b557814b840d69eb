package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `deploy/up` starts once everything is built: the real services on the embedded servers.
class DeployUpIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path temp;

    @Test
    void startsMakesARunPrintsItsResultKeepsTheDataAndLeavesNothingRunning() throws IOException, InterruptedException {
        Path data = temp.resolve("data");

        String first = startAndStop(data);

        assertThat(first)
                .contains("PostgreSQL   postgresql://127.0.0.1:")
                .contains("AMQP broker  amqp://127.0.0.1:")
                .contains("Apps         4, of which 4 new or changed")
                .contains("A run of mortality-simulator, with its default inputs: run 1")
                .containsPattern("(?m)^  \\S+ +SUCCESS$")
                .contains("Life expectancy (years)  26.1509")
                .contains("Age  Mortality q")
                .containsPattern("Stop +Ctrl-C; the data stay in \\Q" + data + "\\E\\R")
                .contains("Stopped")
                .doesNotContain("did not end");
        assertThat(workerLogs(data)).contains("Handing back the attempts that still go on after 5 s");

        String second = startAndStop(data);

        assertThat(second)
                .contains("Apps         4, of which 0 new or changed")
                .contains("A run of mortality-simulator, with its default inputs: run 3");
    }

    private String startAndStop(Path data) throws IOException, InterruptedException {
        int port = Processes.freePort();
        Path output = Files.createTempFile(temp, "up", ".log");
        Process up = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstoa.up.root=" + ROOT,
                        "-Dstoa.up.python=" + python(),
                        "-jar",
                        ROOT.resolve("deploy/standalone/target/standalone-0.1.0-SNAPSHOT.jar")
                                .toString(),
                        "--data",
                        data.toString(),
                        "--port",
                        String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> !up.isAlive() || Files.readString(output).contains("Stop  "));
            assertThat(up.isAlive()).as(Files.readString(output)).isTrue();
            HttpRequest.Builder called = curlLine(Files.readString(output));
            assertThat(call(called.copy())).contains("Sign in at /sign-in");
            String token = Files.readString(data.resolve("operator-token"));
            assertThat(call(called.header("Authorization", "Bearer " + token)))
                    .contains("mortality-simulator", "bond-valuation");
            signInByTheLink(Files.readString(output), port);
            startLongRun(port, token);
            List<ProcessHandle> started = new ArrayList<>(up.descendants().toList());
            assertThat(started).hasSizeGreaterThan(3);

            up.destroy();

            assertThat(up.waitFor(90, TimeUnit.SECONDS)).as("it ends").isTrue();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(started.stream().filter(ProcessHandle::isAlive))
                            .isEmpty());
            return Files.readString(output);
        } finally {
            up.destroyForcibly();
        }
    }

    /// The address of the line that says how to call the API.
    private static HttpRequest.Builder curlLine(String printed) {
        Matcher line = Pattern.compile("curl -s -H \"Authorization: Bearer .*\" (http://\\S+)")
                .matcher(printed);
        assertThat(line.find()).as(printed).isTrue();
        return HttpRequest.newBuilder(URI.create(line.group(1)));
    }

    /// Submits a run that takes longer than a worker waits when it is stopped, and waits until it is under way.
    private static void startLongRun(int port, String token) throws IOException, InterruptedException {
        String bearer = "Bearer " + token;
        String runs = "http://127.0.0.1:%d/api/apps/mortality-simulator/run".formatted(port);
        String submitted = call(HttpRequest.newBuilder(URI.create(runs))
                .header("Content-Type", "application/json")
                .header("Authorization", bearer)
                .POST(BodyPublishers.ofString("{\"inputs\": {\"simulated_seconds\": 10}}")));
        Matcher id = Pattern.compile("\"run_id\":(\\d+)").matcher(submitted);
        assertThat(id.find()).as(submitted).isTrue();
        URI run = URI.create("http://127.0.0.1:%d/api/runs/%s".formatted(port, id.group(1)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> call(HttpRequest.newBuilder(run).header("Authorization", bearer))
                        .contains("\"status\":\"RUNNING\""));
    }

    /// Does what the page at the printed address does, with a browser's cookies.
    private static void signInByTheLink(String printed, int port) throws IOException, InterruptedException {
        Matcher link = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/sign-in#(\\S+) once")
                .matcher(printed);
        assertThat(link.find()).as(printed).isTrue();
        CookieManager cookies = new CookieManager();
        try (HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            URI session = URI.create("http://127.0.0.1:%d/api/session".formatted(port));
            browser.send(HttpRequest.newBuilder(session).build(), BodyHandlers.discarding());
            String crossSite = cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
            browser.send(
                    HttpRequest.newBuilder(session.resolve("/api/session/link"))
                            .header("Content-Type", "application/json")
                            .header("X-XSRF-TOKEN", crossSite)
                            .POST(BodyPublishers.ofString("{\"code\": \"%s\"}".formatted(link.group(1))))
                            .build(),
                    BodyHandlers.discarding());
            assertThat(browser.send(HttpRequest.newBuilder(session).build(), BodyHandlers.ofString())
                            .body())
                    .contains("\"name\":\"admin\"", "\"administer\"");
        }
    }

    private static String call(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).body();
        }
    }

    private static String workerLogs(Path data) throws IOException {
        return Files.readString(data.resolve("logs/worker-1.log"))
                + Files.readString(data.resolve("logs/worker-2.log"));
    }

    private static String python() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("python3", "-c", "import sys; print(sys.executable)").start();
        String path = process.inputReader().readLine();
        process.waitFor();
        return String.valueOf(path);
    }
}
