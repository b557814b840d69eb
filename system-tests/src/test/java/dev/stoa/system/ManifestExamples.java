package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import tools.jackson.databind.JsonNode;

/// Runs the examples of an app's manifest and holds the results to the figures they name.
final class ManifestExamples {
    private ManifestExamples() {}

    /// @param app its function_name
    static void assertReproduced(Client client, String app) {
        List<JsonNode> examples = client.get("/api/apps/" + app)
                .at("/manifest/examples")
                .valueStream()
                .toList();
        assertThat(examples).as("examples of %s", app).isNotEmpty();
        for (JsonNode example : examples) {
            JsonNode run = client.run(app, example.path("inputs").toString());
            assertThat(run.path("status").asString()).as("%s", run).isEqualTo("SUCCESS");
            Map<String, Double> actual = numbers(run.at("/result/summary"));
            Map<String, Double> expected = numbers(example.path("summary"));
            assertThat(expected).as("figures of %s", example.path("name")).isNotEmpty();
            expected.forEach((figure, value) -> assertThat(actual.get(figure))
                    .as("%s of %s", figure, example.path("name"))
                    .isCloseTo(value, Offset.offset(example.path("tolerance").asDouble(1e-9))));
        }
    }

    private static Map<String, Double> numbers(JsonNode summary) {
        return summary.properties().stream()
                .filter(figure -> figure.getValue().isNumber())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, figure -> figure.getValue().asDouble()));
    }
}
