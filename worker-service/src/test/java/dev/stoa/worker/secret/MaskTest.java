package dev.stoa.worker.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.contracts.json.StoaJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MaskTest {
    private static final String KEY = "-----BEGIN KEY-----\nMIIEvQIBADANBgkqhkiG\nshort\n-----END KEY-----\n";

    @Test
    void aTextIsToldWithoutSecrets() {
        assertThat(mask("hunter2!", "s3cret-token").text("password=hunter2!, again hunter2!s3cret-token."))
                .isEqualTo("password=***, again ******.");
        assertThat(mask("hunter2!").text("hunter2 and so on")).isEqualTo("hunter2 and so on");
        assertThat(mask().text("hunter2!")).isEqualTo("hunter2!");
    }

    @Test
    void theLongestOneGoes() {
        assertThat(mask("secret", "secret-and-more").text("secret-and-more, secret-and"))
                .isEqualTo("***, ***");
    }

    @Test
    void linesOfASecretAreSecretToo() {
        assertThat(mask(KEY).text("read " + KEY + "end")).isEqualTo("read ***end");
        assertThat(mask(KEY).text("  MIIEvQIBADANBgkqhkiG  \nshort")).isEqualTo("  ***  \nshort");
    }

    @Test
    void itIsFoundAsJsonWritesIt() {
        Mask mask = mask("a \"b\" \\ ü€");

        assertThat(mask.text("{\"v\":\"a \\\"b\\\" \\\\ ü€\"}")).isEqualTo("{\"v\":\"***\"}");
        assertThat(mask.text("{\"v\":\"a \\\"b\\\" \\\\ \\u00fc\\u20ac\"}")).isEqualTo("{\"v\":\"***\"}");
    }

    @Test
    void itIsFoundInJsonWithinATextOfJson() {
        String secret = "a \"b\" \\\\ ü€";
        String inner = StoaJson.MAPPER.writeValueAsString(Map.of("key", secret));
        String inAscii = inner.replace("ü", "\\u00fc").replace("€", "\\u20ac");
        for (String text : List.of(inner, inAscii)) {
            String json = StoaJson.MAPPER.writeValueAsString(Map.of("dumped", text));

            assertThat(StoaJson.MAPPER
                            .readTree(mask(secret).json(json))
                            .path("dumped")
                            .asString())
                    .isEqualTo("{\"key\":\"***\"}");
        }
    }

    @Test
    void oneThatIsCutAtTheEndIsFound() {
        assertThat(mask("hunter2!").text("password=hunter2")).isEqualTo("password=***");
        assertThat(mask("hunter2!").text("password=hunt")).isEqualTo("password=***");
        assertThat(mask("hunter2!").text("password=hun")).isEqualTo("password=hun");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2!", "a \"b\" \\ ü€", "123456", "nabcde", "true-ish", "],[1,2,3", KEY, "\\\\\\"})
    void aDocumentStaysOne(String secret) {
        Map<String, Object> document = Map.of(
                secret,
                "a key",
                "text",
                "before " + secret + " after",
                "lines",
                "\n" + secret + "\\",
                "escapes",
                "\nabcdef \\nabcde",
                "number",
                1_234_567,
                "list",
                List.of(secret, 123_456, true, List.of(1, 2, 3)));
        String json = StoaJson.MAPPER.writeValueAsString(document);

        JsonNode masked = StoaJson.MAPPER.readTree(mask(secret).json(json));

        assertThat(masked.path("***").asString()).isEqualTo("a key");
        assertThat(masked.path("text").asString()).isEqualTo("before *** after");
        assertThat(masked.path("number").asInt()).isEqualTo(1_234_567);
        assertThat(masked.path("list").toString()).isEqualTo("[\"***\",123456,true,[1,2,3]]");
        assertThat(mask("another").json(json)).isEqualTo(json);
    }

    @Test
    void aSecretInPiecesIsFound() {
        String text = "x hunter2! y hunter2 z hunter2!";
        for (int size = 1; size < text.length(); size++) {
            Mask.Pieces pieces = mask("hunter2!", "ter").pieces();
            StringBuilder told = new StringBuilder();
            for (int i = 0; i < text.length(); i += size) {
                told.append(pieces.take(text.substring(i, Math.min(text.length(), i + size)), false));
                assertThat(told)
                        .as("pieces of %d", size)
                        .doesNotContain("hunt!")
                        .doesNotContain("hunter2!");
            }
            told.append(pieces.take("", true));
            assertThat(told).as("pieces of %d", size).hasToString("x *** y hun***2 z ***");
        }
    }

    @Test
    void whatMayBeToldIsToldAtOnce() {
        Mask.Pieces pieces = mask("hunter2!").pieces();

        assertThat(pieces.take("line one\n", false)).isEqualTo("line one\n");
        assertThat(pieces.take("line hun", false)).isEqualTo("line ");
        assertThat(pieces.take("dred\n", false)).isEqualTo("hundred\n");
    }

    private static Mask mask(String... values) {
        return new Mask(List.of(values));
    }
}
