package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.contracts.json.StoaJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/// The documentation shows what a running server answers: every documented call is made here, in one go on a new
/// installation, and compared with the file that the page shows.
class DocsAnswersIT {
    @TempDir
    static Path temp;

    private static Installation installation;
    private static Map<String, ObjectNode> shown;

    @BeforeAll
    static void callEverything() throws IOException, InterruptedException, TimeoutException {
        installation = new Installation(temp);
        installation.startWorker(4);
        Client client = installation.client();
        client.awaitWorkers(1);
        Exchanges exchanges = new Exchanges(installation.url());
        new DocsCalls(client, exchanges, temp).make();
        shown = plausible(exchanges.byName());
    }

    private static Map<String, ObjectNode> plausible(Map<String, ObjectNode> exchanges) {
        Map<String, String> texts = new HashMap<>();
        for (String app : List.of("surrender", "fund-projection", "lapse")) {
            String folder =
                    temp.resolve(app).toAbsolutePath().toUri().getRawPath().replaceAll("/$", "");
            texts.put("file://" + folder, "https://git.example.org/models/" + app + ".git");
        }
        PlausibleValues values = new PlausibleValues(texts);
        Map<String, ObjectNode> plausible = new LinkedHashMap<>();
        exchanges.forEach((name, exchange) -> plausible.put(name, values.in(exchange)));
        return plausible;
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    static Set<String> names() {
        return shown.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theDocumentationShowsWhatTheServerAnswers(String name) throws IOException {
        AnswerFile.assertSame(name, shown.getOrDefault(name, StoaJson.MAPPER.createObjectNode()));
    }

    @Test
    void everyAnswerOnFileIsStillGiven() throws IOException {
        assertThat(AnswerFile.names()).isEqualTo(names());
    }
}
