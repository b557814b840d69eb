package dev.stoa.api.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+2",
                "+1+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1+2",
                "＠SUM(A1)",
                "--1",
                "-1-1",
                "-1e",
                "- 5",
                "-5 %",
                "=5"
            })
    void whatASpreadsheetWouldCarryOutHasAnApostrophe(String text) {
        assertThat(CsvText.harmless(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "=",
                "a=b",
                "'=1",
                "-5",
                "+5",
                "-0.25",
                "-.5",
                "-5.",
                "-1.5e-07",
                "ada@example.org",
                " =1"
            })
    void allElseStaysAsItIs(String text) {
        assertThat(CsvText.harmless(text)).isEqualTo(text);
    }
}
