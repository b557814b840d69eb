package dev.stoa.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

class PrintResultTest {

    @Test
    void cellsGoByPositionUnderTheColumns() {
        JsonNode result = ApiClient.JSON.readTree("""
                {"columns": ["Age", "Deaths", "Note"],
                 "table": [{"age": 45, "d": 1.50, "n": "a"}, {"age": 110, "d": 12.25, "n": null}]}
                """);
        assertThat(PrintResult.table(result.path("columns"), result.path("table")))
                .containsExactly("Age  Deaths  Note", " 45    1.50  a", "110   12.25  null");
    }

    @Test
    void withoutColumnsTheKeysAreTheHeadingsAndLongTablesAreCut() {
        JsonNode rows =
                ApiClient.JSON.readTree("[{\"x\": 1}, {\"x\": 2}, {\"x\": 3}, {\"x\": 4}, {\"x\": 5}, {\"x\": 6}]");
        assertThat(PrintResult.table(MissingNode.getInstance(), rows))
                .containsExactly("x", "1", "2", "3", "4", "5", "... 6 rows in all");
    }

    @Test
    void keyFiguresAreAligned() {
        assertThat(PrintResult.summary(ApiClient.JSON.readTree("{\"Total\": 12, \"Worst year\": \"2031\"}")))
                .containsExactly("Total       12", "Worst year  2031");
    }
}
