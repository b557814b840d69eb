package dev.stoa.api.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                    | 0             | false
            2026                 | 2026          | false
            -10000               | -10,000       | false
            1234567              | 1,234,567     | false
            1234.5               | 1,234.5       | false
            1234567.891          | 1,234,567.89  | true
            26.153846153846153   | 26.1538       | true
            0.00012345678        | 0.000123457   | true
            0.10                 | 0.1           | false
            -0.5                 | -0.5          | false
            999999.999           | 1,000,000.00  | true
            0.0000000012345678   | 1.23457E-9    | true
            1E+20                | 1E20          | false
            -123456789012345678901 | -1.23457E20 | true
            1E-400               | 1E-400        | false
            1E+400               | 1E400         | false
            """)
    void aNumberIsShownWithAboutSixDigits(String value, String shown, boolean rounds) {
        assertThat(Figures.text(new BigDecimal(value))).isEqualTo(shown);
        assertThat(Figures.rounds(new BigDecimal(value))).isEqualTo(rounds);
    }
}
