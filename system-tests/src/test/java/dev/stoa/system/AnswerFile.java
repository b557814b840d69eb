package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.stoa.contracts.json.StoaJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

/// The files of exchanges which the documentation shows, `docs-site/examples/answers/<name>.json`. With the system
/// property `golden.write=true` they are written anew, as other golden files are.
final class AnswerFile {
    private static final Path FOLDER =
            Path.of("..", "docs-site", "examples", "answers").toAbsolutePath().normalize();
    private static final ObjectWriter WRITER = StoaJson.MAPPER
            .writer()
            .with(new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE));

    private AnswerFile() {}

    /// The names of the files there are.
    static Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Set<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".json"))
                    .forEach(file -> names.add(file.substring(0, file.length() - ".json".length())));
            return names;
        }
    }

    /// Asserts that the exchange is the one in the file, with its keys in the same order; formatting does not count.
    static void assertSame(String name, JsonNode exchange) throws IOException {
        Path file = FOLDER.resolve(name + ".json");
        String actual = WRITER.writeValueAsString(exchange);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, actual + "\n");
            return;
        }
        if (Files.notExists(file)) {
            fail("There is no %s. Write it with -Dgolden.write=true and read it.", file);
        }
        assertThat(actual)
                .as("docs-site/examples/answers/%s.json", name)
                .isEqualTo(WRITER.writeValueAsString(StoaJson.MAPPER.readTree(Files.readString(file))));
    }
}
