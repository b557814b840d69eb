package dev.stoa.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoTimeTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-02-28,                       2026-02-28
            2026-02-28T12:30,                 2026-02-28T12:30
            2026-02-28 12:30:05.25,           2026-02-28T12:30:05.250
            2026-02-28T12:30:00Z,             2026-02-28T12:30Z
            2026-02-28T12:30:00+0100,         2026-02-28T11:30Z
            2026-02-28T12:30:00.000001-05:30, 2026-02-28T18:00:00.000001Z
            2026-02-30,
            2026-13-01,
            2026-02-28T25:00,
            2026-2-8,
            20260228,
            2026-02-28 and more,
            '',
            """)
    void onlyAWholeDateIsOne(String text, @Nullable String read) {
        assertThat(String.valueOf(IsoTime.read(text))).isEqualTo(String.valueOf(read));
    }
}
