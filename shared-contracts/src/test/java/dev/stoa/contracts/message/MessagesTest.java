package dev.stoa.contracts.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The messages as they stand in the golden files: what one service writes, the other of an older release must read.
class MessagesTest {

    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of("ticket-run", Ticket.forRun(42)),
                Arguments.of("ticket-check", Ticket.forCheck(7)),
                Arguments.of("event-run-finished", new WorkerEvent(WorkerEvent.Kind.RUN_FINISHED, 42)),
                Arguments.of("event-version-checked", new WorkerEvent(WorkerEvent.Kind.VERSION_CHECKED, 7)),
                Arguments.of("cancel-request", new CancelRequest(42)),
                Arguments.of(
                        "run-error",
                        new RunError(
                                ErrorKind.APP_ERROR,
                                "ValueError: negative age",
                                "Traceback (most recent call last):\n  File \"function.py\", line 3, in run\nValueError: negative age\n")),
                Arguments.of(
                        "run-error-without-traceback",
                        new RunError(ErrorKind.TIMEOUT, "The run took longer than 300 s.")));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void isWrittenAndReadAsTheGoldenFileSays(String name, Object message) throws IOException {
        String golden = golden(name);

        assertThat(StoaJson.MAPPER.readTree(StoaJson.MAPPER.writeValueAsString(message)))
                .isEqualTo(StoaJson.MAPPER.readTree(golden));
        assertThat(StoaJson.MAPPER.<Object>readValue(golden, StoaJson.MAPPER.constructType(message.getClass())))
                .isEqualTo(message);
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = MessagesTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
