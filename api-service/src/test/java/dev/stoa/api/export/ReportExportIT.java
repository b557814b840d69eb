package dev.stoa.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/// The report as another library reads it.
class ReportExportIT extends ExportTest {

    @Test
    void saysWhoseRunItIsAndWhatItGave() {
        String app = readyApp("basis", """
                {"name": "Basis", "inputs": {
                  "age": {"type": "number", "label": "Entry age", "unit": " yrs"},
                  "basis": {"type": "select", "options": [{"value": "be", "label": "Best estimate"}], "default": "be"}}}""");
        long runId = finished(app, "{\"age\": 45}", """
                {"columns": ["Age", "Lives"], "table": [[45, 98765.4], [46, 9]],
                 "summary": {"Reserve": 1234567.891, "Life expectancy": 26.153846153846153}, "own": 1}""", null);

        String text = text(runId);

        assertThat(text)
                .contains("Basis")
                .contains("Run %d  ·  version 1 (commit ".formatted(runId))
                .containsPattern("finished \\d{1,2} \\w+ \\d{4}, \\d\\d:\\d\\d UTC")
                .contains("Reserve", "1,234,567.89", "Life expectancy", "26.1538")
                .contains("Entry age 45 yrs", "basis Best estimate (be)")
                .contains("Age Lives", "45 98,765.4", "46 9.0", "2 rows.")
                .contains("Worker stand-in")
                .contains("The JSON export also has: own.")
                .contains("Decimals are rounded here")
                .containsPattern("Page 1 of \\d");
        assertThat(text).doesNotContain("Chart");
    }

    @Test
    void aSummaryAloneIsAReportToo() {
        assertThat(text(finished("{\"summary\": {\"Price\": 98.5}}", null)))
                .contains("Key figures", "Price", "98.5", "Page 1 of 1")
                .doesNotContain("Table", "Chart", "Notes");
    }

    @Test
    void aResultOfAnyShapeIsAReport() {
        for (String payload : List.of(
                "{}",
                "{\"table\": 1, \"columns\": {}, \"series\": \"x\", \"summary\": [2]}",
                "{\"table\": [[1, 2], 3, {\"a\": [1]}, null, []]}",
                "{\"table\": [], \"columns\": [\"A\"]}",
                "{\"series\": [1, null, {\"x\": 1}, {\"y\": 2}, {\"x\": \"a\", \"y\": 1e400}]}",
                "{\"series\": {\"a\": [], \"b\": [{\"x\": 1e300, \"y\": -1e300}, {\"x\": -1e300, \"y\": 1e300}]}}",
                "{\"series\": [{\"x\": 1, \"y\": 5}, {\"x\": 1, \"y\": 5}]}",
                "{\"series\": [{\"x\": \"0001-01-01\", \"y\": 0}, {\"x\": \"9999-12-31\", \"y\": 1e-300}]}",
                "{\"summary\": {\"a\": 1e400, \"b\": 1e-400, \"c\": null, \"d\": {\"e\": 1}, \"\": \"\"}}")) {
            assertThat(text(finished(payload, null))).contains("Mortality", "About this run");
        }
    }

    @Test
    void whatTheFontLacksIsShownAsABoxAndSaidSo() {
        assertThat(text(finished(
                        "{\"summary\": {\"é € ≤ Ω\": \"中\", \"b\": \"a\\u0001b\", \"c\": \"😀\", \"d\": \"=1+1\"}}",
                        null)))
                .contains("é € ≤ Ω", "a□b", "=1+1", "□ stands for a character this report's font does not have");
        assertThat(text(finished("{\"summary\": {\"é € ≤ Ω\": \"plain\"}}", null)))
                .doesNotContain("□");
    }

    @Test
    void aLongTableIsCutAndSaysHowLongItIs() {
        String rows = IntStream.range(0, 1200)
                .mapToObj(i -> "{\"a\": \"r" + i + "\"}")
                .collect(Collectors.joining(","));

        String text = text(finished("{\"table\": [" + rows + "]}", null));

        assertThat(text)
                .contains("1200 rows; here are the first 500. The CSV and Excel exports have all.")
                .contains("r0\n", "r499\n")
                .doesNotContain("r500");
    }

    @Test
    void aWideTableLosesNoColumn() {
        long lying = finished("{\"table\": [" + row(9) + "]}", null);
        long groups = finished("{\"table\": [" + row(40) + "]}", null);
        long tooMany = finished("{\"table\": [" + row(100) + "]}", null);

        assertThat(rotations(lying)).containsExactly(0, 90);
        assertThat(text(lying)).contains("value-number-8").doesNotContain("Columns 1 to");
        assertThat(IntStream.range(0, 40).filter(i -> !text(groups).contains("value-number-" + i)))
                .isEmpty();
        assertThat(text(groups)).contains("Columns 1 to ", " to 40");
        assertThat(text(tooMany)).contains("1 row; here are all of them with the first 60 of 100 columns.");
    }

    @Test
    void seriesBecomeAChartWithALegend() {
        String text = text(finished("""
                {"series": {"Low": [{"x": 45, "y": 1}, {"x": 46, "y": null}, {"x": 50, "y": 2}],
                            "Up": [{"x": 45, "y": 2}, {"x": 50, "y": 3}]}}""", null));

        assertThat(text).contains("Chart", "Low", "Up", "45 46 47 48 49 50");
    }

    @Test
    void xMayBeDatesOrNames() {
        assertThat(text(finished(
                        "{\"series\": [{\"x\": \"2026-01-01\", \"y\": 1}, {\"x\": \"2031-01-01\", \"y\": 2}]}", null)))
                .contains("2026 2027 2028 2029 2030 2031");
        assertThat(text(finished("{\"series\": [{\"x\": \"Spring\", \"y\": 1}, {\"x\": \"Autumn\", \"y\": 2}]}", null)))
                .contains("Spring Autumn");
    }

    @Test
    void aChartOfManyPointsStaysSmall() {
        String points = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"x\": %d, \"y\": %s}".formatted(i, Math.sin(i * 0.7) * i))
                .collect(Collectors.joining(","));
        String series = "{\"a\": [%s], \"b\": [%s], \"c\": [%s]}".formatted(points, points, points);

        assertThat(api.file("/api/runs/" + finished("{\"series\": " + series + "}", null) + "/export/pdf"))
                .hasSizeBetween(10_000, 150_000);
    }

    @Test
    void fontsAreEmbedded() throws IOException {
        long runId = finished("{\"summary\": {\"a\": 1}}", null);
        try (PDDocument document = Loader.loadPDF(api.file("/api/runs/" + runId + "/export/pdf"))) {
            var resources = document.getPage(0).getResources();
            List<String> fonts = new ArrayList<>();
            for (var name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded()).isTrue();
                fonts.add(resources.getFont(name).getName());
            }
            assertThat(fonts).isNotEmpty().allMatch(font -> font.contains("LiberationSans"));
        }
    }

    @Test
    void aRunWithoutAResultSaysSo() {
        long runId = submit(readyApp(), "{}");

        assertThat(refusal(runId, "pdf")).isEqualTo("Run %d has no result to export: it is PENDING.".formatted(runId));
    }

    @Test
    void theFileSaysItsKindAndName() {
        long runId = finished("{\"summary\": {\"e\": 1}}", null);
        Answer answer = api.get("/api/runs/" + runId + "/export/pdf");

        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"mortality-%d.pdf\"".formatted(runId));
    }

    private static String row(int columns) {
        return IntStream.range(0, columns)
                .mapToObj(i -> "\"value-number-" + i + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String text(long runId) {
        try (PDDocument document = Loader.loadPDF(api.file("/api/runs/" + runId + "/export/pdf"))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setLineSeparator("\n");
            return stripper.getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Integer> rotations(long runId) {
        try (PDDocument document = Loader.loadPDF(api.file("/api/runs/" + runId + "/export/pdf"))) {
            List<Integer> rotations = new ArrayList<>();
            document.getPages().forEach(page -> rotations.add(page.getRotation()));
            return rotations;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
