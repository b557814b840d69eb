package dev.stoa.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpOptionsTest {

    private static final Path ROOT = Path.of("/repository");
    private static final Path CURRENT = Path.of("/home/ada");

    @Test
    void withoutOptionsTheDefaultsHold() {
        assertThat(parse()).isEqualTo(new UpOptions(Path.of("/repository/data"), 8080, 2, false));
    }

    @Test
    void allOptionsTogether() {
        assertThat(parse("--data", "stoa", "--port=9000", "--workers", "4", "--fresh"))
                .isEqualTo(new UpOptions(Path.of("/home/ada/stoa"), 9000, 4, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--colour | There is no option --colour. See deploy/up --help.",
                "--colour=red | There is no option --colour. See deploy/up --help.",
                "start | deploy/up takes options only, not 'start'. See deploy/up --help.",
                "--port | --port needs a value. See deploy/up --help.",
                "--data= | --data needs a value. See deploy/up --help.",
                "--data --fresh | --data needs a value. See deploy/up --help.",
                "--port http | --port must be a whole number from 1 to 65535, not 'http'. See deploy/up --help.",
                "--port 70000 | --port must be a whole number from 1 to 65535, not '70000'. See deploy/up --help.",
                "--workers 0 | --workers must be a whole number from 1 to 64, not '0'. See deploy/up --help.",
                "--fresh=no | --fresh takes no value. See deploy/up --help.",
            })
    void aMistakeIsRefusedWithASentence(String arguments, String message) {
        assertThatThrownBy(() -> parse(arguments.split(" ")))
                .isInstanceOfSatisfying(
                        UpException.class, e -> assertThat(e.exitStatus()).isEqualTo(2))
                .hasMessage(message);
    }

    private static UpOptions parse(String... arguments) {
        return UpOptions.parse(List.of(arguments), ROOT, CURRENT);
    }
}
