package dev.stoa.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Compares JSON documents with golden files, `golden/<name>.json` on the classpath.
///
/// Formatting never counts. With the system property `golden.write=true` the file is written to `src/test/resources`
/// of the module instead, and the assertion holds.
public final class Golden {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private Golden() {}

    /// Asserts that the document equals the golden file; the order of keys does not count.
    public static void assertJson(String name, String actual) {
        JsonNode document = MAPPER.readTree(actual);
        if (isWriting()) {
            write(name, document);
            return;
        }
        assertThat(print(SortKeys.of(document))).as(title(name)).isEqualTo(print(SortKeys.of(read(name))));
    }

    /// Asserts that the document equals the golden file, with its keys in the same order.
    public static void assertJsonInKeyOrder(String name, String actual) {
        JsonNode document = MAPPER.readTree(actual);
        if (isWriting()) {
            write(name, document);
            return;
        }
        assertThat(print(document)).as(title(name)).isEqualTo(print(read(name)));
    }

    /// Asserts that the document equals a file outside the module's own golden files, with its keys in the same order.
    ///
    /// @param file from the module's folder on, such as `../docs-site/api/openapi.json`
    public static void assertJsonFile(String file, String actual) {
        Path path = module().resolve(file).normalize();
        JsonNode document = MAPPER.readTree(actual);
        if (isWriting()) {
            write(path, document);
            return;
        }
        assertThat(path).as("written with -Dgolden.write=true").exists();
        assertThat(print(document)).as(file).isEqualTo(print(MAPPER.readTree(path)));
    }

    private static boolean isWriting() {
        return Boolean.getBoolean("golden.write");
    }

    private static JsonNode read(String name) {
        try (InputStream file = contextLoader().getResourceAsStream("golden/" + name + ".json")) {
            if (file == null) {
                return fail(
                        "There is no golden file golden/%s.json. Write it with -Dgolden.write=true and read it.", name);
            }
            return MAPPER.readTree(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassLoader contextLoader() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == null ? Golden.class.getClassLoader() : loader;
    }

    static Path module() {
        return Path.of(System.getProperty("basedir", System.getProperty("user.dir")));
    }

    private static void write(String name, JsonNode document) {
        write(module().resolve("src/test/resources/golden").resolve(name + ".json"), document);
    }

    private static void write(Path file, JsonNode document) {
        try {
            Files.createDirectories(file.resolve("..").normalize());
            Files.writeString(file, print(document) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The golden file " + file + " cannot be written", e);
        }
    }

    private static String print(JsonNode document) {
        return MAPPER.writeValueAsString(document);
    }

    private static String title(String name) {
        return "golden/" + name + ".json";
    }
}
