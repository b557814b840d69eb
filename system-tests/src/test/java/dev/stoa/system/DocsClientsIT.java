package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.testsupport.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The programs that the documentation shows do what it says of them.
class DocsClientsIT {
    @TempDir
    static Path temp;

    private static Installation installation;
    private static Client client;
    private static DocsPrograms programs;
    private static GitRepository surrender;

    @BeforeAll
    static void start() throws IOException {
        installation = Installation.withAccounts(temp);
        installation.startWorker(4);
        client = installation.client();
        client.awaitWorkers(1);
        programs = new DocsPrograms(installation.url(), Installation.OPERATOR_TOKEN, temp);
        surrender = CommittedApps.of("docs-site/examples/apps/surrender", temp.resolve("surrender"));
        client.register(surrender.url(), "");
        try (GitRepository fund =
                CommittedApps.of("docs-site/examples/apps/fund-projection", temp.resolve("fund-projection"))) {
            client.register(fund.url(), "");
        }
    }

    @AfterAll
    static void stop() {
        surrender.close();
        installation.close();
    }

    @Test
    void submitAndWaitPrintsTheKeyFigures() throws IOException, InterruptedException {
        assertThat(programs.run("python3", "submit_and_wait.py", "surrender", "{\"duration\": 3}"))
                .isEqualTo(new DocsPrograms.Ended(0, "First year: 0.1033\nLast year: 0.0765\n", ""));
    }

    @Test
    void submitAndWaitSaysWhyItWasRefusedAndWhyARunFailed() throws IOException, InterruptedException {
        assertThat(programs.run("python3", "submit_and_wait.py", "surrender", "{\"duration\": 99}"))
                .isEqualTo(new DocsPrograms.Ended(1, "", "duration must be at most 30; it is 99.\n"));
        assertThat(programs.run("python3", "submit_and_wait.py", "fund-projection", "{\"withdrawal\": 20}")
                        .errors())
                .matches("run \\d+ ended as FAILED: ValueError: the fund is used up in year 6; .*\\R");
    }

    static List<List<String>> watchers() {
        return List.of(List.of("python3", "watch.py"), List.of("node", "--experimental-websocket", "watch.mjs"));
    }

    @ParameterizedTest
    @MethodSource("watchers")
    void aWatcherTellsTheWholeLogAndTheProgress(List<String> watcher) throws IOException, InterruptedException {
        long run = client.submit("fund-projection", "{\"years\": 10, \"seconds_per_year\": 1}");
        client.awaitStatus(run, "RUNNING");

        DocsPrograms.Ended ended = programs.run(with(watcher, String.valueOf(run)));

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(ended.output()).startsWith(client.text("/api/runs/" + run + "/logs"));
        assertThat(ended.errors()).contains("RUNNING").contains("Year 10 of 10").contains("SUCCESS");
    }

    @ParameterizedTest
    @MethodSource("watchers")
    void aWatcherOfAFailedRunEndsWithAnError(List<String> watcher) throws IOException, InterruptedException {
        long run = client.submit("fund-projection", "{\"withdrawal\": 20}");
        client.finished(run);

        DocsPrograms.Ended ended = programs.run(with(watcher, String.valueOf(run)));

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.errors()).contains("FAILED");
    }

    @Test
    void aBatchIsSubmittedOnceHoweverOftenItIsStarted() throws IOException, InterruptedException {
        Path file = temp.resolve("surrender.csv");

        DocsPrograms.Ended first = programs.run("python3", "batch.py", "surrender", file.toString());
        String written = Files.readString(file);
        Files.delete(file);
        programs.run("python3", "batch.py", "surrender", file.toString());

        assertThat(first.output()).as("%s", first).isEqualTo("20 of 20 runs in " + file + "\n");
        assertThat(written.lines()).hasSize(21).startsWith("run,duration,First year,Last year");
        assertThat(written.lines().skip(3).findFirst())
                .hasValueSatisfying(row -> assertThat(row).endsWith(",3,0.1033,0.0765"));
        assertThat(Files.readString(file))
                .as("the second start finds the first one's runs")
                .isEqualTo(written);
    }

    @Test
    void quickstartRegistersRunsAndPrintsTheTable() throws IOException, InterruptedException {
        DocsPrograms.Ended ended = programs.run("bash", "quickstart.sh", surrender.url(), "{\"duration\": 3}");

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(ended.output()).isEqualTo("Year,Surrender rate\r\n1,0.1033\r\n2,0.0889\r\n3,0.0765\r\n");
        assertThat(programs.run("bash", "quickstart.sh", "https://127.0.0.1/x.git", "{}")
                        .errors())
                .contains("The host 127.0.0.1 is this machine or in a private network");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> client.get("/api/apps/surrender")
                        .at("/latest_version/status")
                        .asString()
                        .equals("READY"));
    }

    @Test
    void theAppOfTheExamplesIsTakenFromTheRepository() throws IOException, InterruptedException {
        String identity = "GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b";
        String command = "cd ../../.. && DIR='%s' %s sh docs-site/examples/clients/get_surrender.sh"
                .formatted(temp.resolve("taken"), identity);

        DocsPrograms.Ended ended = programs.run("sh", "-c", command);

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(ended.output()).contains("\"function_name\":\"taken\"").contains("\"status\":\"CHECKING\"");
    }

    private static String[] with(List<String> command, String argument) {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(Arrays.asList(argument));
        return whole.toArray(String[]::new);
    }
}
