package dev.stoa.contracts.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestReaderTest {
    private final ManifestReader reader = new ManifestReader();

    @Test
    void aManifestWithOnlyNameDescriptionAndNumbersIsReadWithDefaults() {
        Manifest manifest = reader.read("""
                {"name": "Surrender Rate Model",
                 "description": "Policyholder surrenders under duration and rate stress.",
                 "inputs": {
                   "duration":   {"type": "number", "label": "Policy duration", "min": 1, "max": 30, "step": 1, "default": 10, "unit": " yrs"},
                   "rate_shock": {"type": "number", "label": "Rate shock", "min": -5, "max": 5, "step": 0.25, "default": 0, "unit": "%"}}}""");

        assertThat(manifest.name()).isEqualTo("Surrender Rate Model");
        assertThat(manifest.inputs().propertyNames()).containsExactly("duration", "rate_shock");
        assertThat(manifest.tags()).isEmpty();
        assertThat(manifest.timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(manifest.memoryMb()).isEqualTo(512);
        assertThat(manifest.maxAttempts()).isEqualTo(3);
        assertThat(manifest.pool()).isEqualTo("default");
    }

    @Test
    void aNameAloneIsEnough() {
        assertThat(reader.read("{\"name\": \"A\"}").inputs().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', function.py, PYTHON",
        "'', Function.java, JAVA",
        "'', function.py Function.java, PYTHON",
        "'', README.md, PYTHON",
        "java, function.py Function.java, JAVA",
        "java, function.py, JAVA",
        "python, Function.java, PYTHON"
    })
    void theRuntimeIsTheManifestsElseThatOfTheFile(String said, String files, AppRuntime expected) {
        String key = said.isEmpty() ? "" : ", \"runtime\": \"%s\"".formatted(said);

        AppRuntime runtime =
                reader.read("{\"name\": \"A\"%s}".formatted(key)).runtime(List.of(files.split(" "))::contains);

        assertThat(runtime).isEqualTo(expected);
    }

    @Test
    void keysThatStoaDoesNotKnowAreKept() {
        Manifest manifest = reader.read("{\"name\": \"A\", \"author\": {\"mail\": \"a@b.c\"}}");

        assertThat(manifest.document().path("author").path("mail").asString()).isEqualTo("a@b.c");
    }

    @Test
    void everyFaultIsNamedAtItsPlace() {
        List<Fault> faults = faults("""
                {"name": "", "description": 7, "tags": ["a", 2], "timeout_seconds": -1, "memory_mb": 1.5,
                 "inputs": {"a": {"type": "slider"}, "b": {"type": "select"}, "c": {"type": "number", "min": "x"}, "d/e": 3}}""");

        assertThat(faults)
                .containsExactlyInAnyOrder(
                        new Fault("/name", "name must have at least 1 characters; it is \"\"."),
                        new Fault("/description", "description must be a text; it is 7."),
                        new Fault("/tags/1", "1 must be a text; it is 2."),
                        new Fault("/timeout_seconds", "timeout_seconds must be greater than 0; it is -1."),
                        new Fault("/memory_mb", "memory_mb must be a whole number; it is 1.5."),
                        new Fault(
                                "/inputs/a/type",
                                "type must be one of \"number\", \"integer\", \"text\", \"boolean\", \"select\", \"date\"; it is \"slider\"."),
                        new Fault("/inputs/b/options", "options is missing; it is required."),
                        new Fault("/inputs/c/min", "min must be a number; it is \"x\"."),
                        new Fault("/inputs/d~1e", "d/e must be an object; it is 3."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type": "number", "min": 5, "max": 1}                      | /inputs/a/max     | max must not be less than min; min is 5 and max is 1.
            {"type": "number", "max": 10, "default": 11}                | /inputs/a/default | The default does not fit: a must be at most 10; it is 11.
            {"type": "integer", "default": 1.5}                         | /inputs/a/default | The default does not fit: a must be a whole number; it is 1.5.
            {"type": "select", "options": ["x", "y"], "default": "z"}   | /inputs/a/default | The default does not fit: a must be one of "x", "y"; it is "z".
            {"type": "date", "default": "31.1.2026"}                    | /inputs/a/default | The default does not fit: a must be a date such as 2026-01-31; it is "31.1.2026".
            {"type": "date", "min": "2026-02-01", "default": "2026-01-31"} | /inputs/a/default | The default does not fit: a must not be before 2026-02-01; it is "2026-01-31".
            {"type": "boolean", "default": "yes"}                       | /inputs/a/default | The default does not fit: a must be true or false; it is "yes".
            {"type": "text", "max": 2, "default": "abc"}                | /inputs/a/default | The default does not fit: a must have at most 2 characters; it is "abc".
            """)
    void aFieldMustFitItself(String field, String pointer, String detail) {
        assertThat(faults("{\"name\": \"A\", \"inputs\": {\"a\": " + field + "}}"))
                .containsExactly(new Fault(pointer, detail));
    }

    @Test
    void aManifestNestedAThousandDeepIsRefused() {
        assertThat(faults("{\"name\": \"A\", \"deep\": %s1%s}".formatted("[".repeat(1000), "]".repeat(1000))))
                .containsExactly(
                        new Fault(
                                "",
                                "manifest.json is too deep, or a number or key in it too long: Document nesting depth (501) exceeds the maximum allowed (500)."));
    }

    @Test
    void anExampleMustBeRunnable() {
        assertThat(faults("""
                {"name": "A", "inputs": {"age": {"type": "number", "max": 100}},
                 "examples": [{"name": "ok", "inputs": {"age": 1}}, {"name": "old", "inputs": {"age": 101}}]}"""))
                .containsExactly(new Fault("/examples/1/inputs/age", "age must be at most 100; it is 101."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [1, 2]        | manifest.json must hold a JSON object; it holds a list of 2 entries.
            {"name": "A", | manifest.json is not JSON: line 1, column 14: Unexpected end-of-input within/between Object entries.
            """)
    void whatIsNoJsonObjectIsRefused(String text, String detail) {
        assertThat(faults(text)).containsExactly(new Fault("", detail));
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertThat(faults("{\"name\": \"A\", \"name\": \"B\"}"))
                .singleElement()
                .extracting(Fault::detail)
                .asString()
                .contains("Duplicate Object property \"name\"");
    }

    @Test
    void aManifestNestedAThousandDeepIsRefusedWithASentence() {
        String deep = "{\"name\": \"A\", \"x\": " + "[".repeat(1000) + "]".repeat(1000) + "}";

        assertThat(faults(deep))
                .singleElement()
                .extracting(Fault::detail)
                .asString()
                .contains("nesting depth");
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(reader.read("\uFEFF{\"name\": \"A\"}").name()).isEqualTo("A");
    }

    private List<Fault> faults(String text) {
        return catchThrowableOfType(ManifestException.class, () -> reader.read(text))
                .faults();
    }
}
