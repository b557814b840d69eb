package dev.stoa.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ExportIT extends ExportTest {

    @Test
    void headingsAreColumnsAndCellsTheRowsValuesByPosition() {
        long runId = finished(
                "{\"columns\": [\"Age\", \"Mortality q\", \"Note\"], \"table\": [{\"q\": 0.1, \"age\": 45, \"n\": \"a, \\\"b\\\"\"}, {\"q\": 0.25, \"age\": 50, \"n\": null}]}",
                "{\"/table/*\": [\"age\", \"q\", \"n\"]}");

        Answer csv = api.get("/api/runs/" + runId + "/export/csv");

        assertThat(csv.body()).isEqualTo("Age,Mortality q,Note\r\n45,0.1,\"a, \"\"b\"\"\"\r\n50,0.25,\r\n");
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(csv.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"mortality-%d.csv\"".formatted(runId));
    }

    @Test
    void rowsWithoutColumnsAreHeadedByTheirKeysAndMissingValuesAreEmpty() {
        long runId = finished("{\"table\": [{\"a\": 1}, {\"b\": 2.50, \"a\": true}, {\"b\": {\"x\": 1}}]}", null);

        assertThat(api.get("/api/runs/" + runId + "/export/csv").body())
                .isEqualTo("a,b\r\n1,\r\ntrue,2.50\r\n\"\",\"{\"\"x\"\":1}\"\r\n");
    }

    @Test
    void noTextIsAFormulaAndNumbersStayNumbers() {
        long runId = finished(
                "{\"columns\": [\"=1+1\", \"n\"], \"table\": [{\"a\": \"=HYPERLINK(\\\"http://x\\\")\", \"n\": -1.5}, {\"a\": \"@x\", \"n\": \"-1.5\"}]}",
                null);

        assertThat(api.get("/api/runs/" + runId + "/export/csv").body())
                .isEqualTo("'=1+1,n\r\n\"'=HYPERLINK(\"\"http://x\"\")\",-1.5\r\n'@x,-1.5\r\n");
    }

    @Test
    void columnsAreFewerThanTheRowsValues() {
        long runId = finished("{\"columns\": [\"A\"], \"table\": [{\"a\": 1, \"b\": 2}]}", null);

        assertThat(api.get("/api/runs/" + runId + "/export/csv").body()).isEqualTo("A,b\r\n1,2\r\n");
    }

    @Test
    void aResultWithoutATableGivesItsSeries() {
        long plain = finished("{\"series\": [{\"x\": 1, \"y\": 2}]}", null);
        long named = finished("{\"series\": {\"low\": [{\"x\": 1, \"y\": 2}], \"up\": [{\"x\": 1, \"y\": 3}]}}", null);

        assertThat(api.get("/api/runs/" + plain + "/export/csv").body()).isEqualTo("x,y\r\n1,2\r\n");
        assertThat(api.get("/api/runs/" + named + "/export/csv").body())
                .isEqualTo("series,x,y\r\nup,1,3\r\nlow,1,2\r\n");
    }

    @Test
    void aTableOfTenThousandRowsIsWhole() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            rows.append(i == 0 ? "" : ",").append("{\"a\": ").append(i).append("}");
        }
        long runId = finished("{\"table\": [" + rows + "]}", null);

        assertThat(api.get("/api/runs/" + runId + "/export/csv").body().lines()).hasSize(10_001);
    }

    @Test
    void jsonIsTheWholeResultInTheFunctionsOrder() {
        long runId = finished("{\"a\": 1, \"bb\": 2}", "{\"\": [\"bb\", \"a\"]}");

        Answer json = api.get("/api/runs/" + runId + "/export/json");

        assertThat(json.json().toString()).isEqualTo("{\"bb\":2,\"a\":1}");
        assertThat(json.header("Content-Disposition")).endsWith(".json\"");
    }

    @Test
    void aRunWithoutAResultSaysSo() {
        long runId = submit(readyApp(), "{}");

        Answer answer = api.get("/api/runs/" + runId + "/export/csv");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("detail").asString())
                .isEqualTo("Run %d has no result to export: it is PENDING.".formatted(runId));
    }

    @Test
    void aResultWithNeitherTableNorSeriesSaysSo() {
        long runId = finished("{\"summary\": {\"a\": 1}}", null);

        assertThat(api.get("/api/runs/" + runId + "/export/csv")
                        .json()
                        .path("detail")
                        .asString())
                .isEqualTo("The result of run %d has neither table nor series; take export/json instead."
                        .formatted(runId));
    }

    @Test
    void anEmptyTableDoesNotHideTheSeries() {
        long runId = finished("{\"table\": [], \"series\": [{\"x\": 1, \"y\": 2}]}", null);

        assertThat(api.get("/api/runs/" + runId + "/export/csv").body()).isEqualTo("x,y\r\n1,2\r\n");
    }

    @Test
    void rowsMayBeArraysOrSingleValuesAndColumnsMayBeNoList() {
        long runId = finished("{\"columns\": 5, \"table\": [[1, 2], 3, {\"a\": 4}]}", null);

        assertThat(api.get("/api/runs/" + runId + "/export/csv").body()).isEqualTo("a,Column 2\r\n1,2\r\n3,\r\n4,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "xlsx", "pdf"})
    void theDocumentNamesEachExportsKindOfFile(String format) {
        JsonNode content = api.get("/api/openapi.json")
                .json()
                .at("/paths/~1api~1runs~1{id}~1export~1" + format + "/get/responses/200/content");

        assertThat(content.propertyNames())
                .containsExactly(
                        switch (format) {
                            case "csv" -> "text/csv";
                            case "json" -> "application/json";
                            case "pdf" -> "application/pdf";
                            default -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                        });
    }
}
