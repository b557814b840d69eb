package dev.stoa.api.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stoa.api.support.ApiClient.Answer;
import dev.stoa.contracts.json.StoaJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/// The workbook as another library reads it.
class WorkbookExportIT extends ExportTest {

    @Test
    void valuesAreExcelsOwnKinds() {
        XSSFSheet table = workbook(finished("""
                {"columns": ["Age", "q", "Alive", "On", "At", "Noon", "Note", "Gap"],
                 "table": [[45, 0.0012, true, "2026-02-28", "2026-02-28T12:30:00", "2026-02-28T13:00:00+01:00", "x", null]]}""", null)).getSheet("Table");

        assertThat(texts(table, 0)).containsExactly("Age", "q", "Alive", "On", "At", "Noon", "Note", "Gap");
        assertThat(table.getRow(1).getCell(0).getNumericCellValue()).isEqualTo(45);
        assertThat(table.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(0.0012);
        assertThat(table.getRow(1).getCell(2).getBooleanCellValue()).isTrue();
        assertDate(table.getRow(1).getCell(3), "yyyy-mm-dd", "2026-02-28T00:00:00");
        assertDate(table.getRow(1).getCell(4), "yyyy-mm-dd hh:mm:ss", "2026-02-28T12:30:00");
        assertDate(table.getRow(1).getCell(5), "yyyy-mm-dd hh:mm:ss", "2026-02-28T12:00:00");
        assertThat(table.getRow(1).getCell(6).getStringCellValue()).isEqualTo("x");
        assertThat(table.getRow(1).getCell(7)).isNull();
    }

    @Test
    void headingsAreBoldAndStayInSight() {
        XSSFSheet table = workbook(finished("{\"table\": [{\"a\": 1}]}", null)).getSheet("Table");

        assertThat(table.getPaneInformation().isFreezePane()).isTrue();
        assertThat(table.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
        assertThat(table.getRow(0).getCell(0).getCellStyle().getFont().getBold())
                .isTrue();
        assertThat(table.getRow(1).getCell(0).getCellStyle().getFont().getBold())
                .isFalse();
    }

    @Test
    void columnsAreAsWideAsTheirValuesWithinReason() {
        XSSFSheet table = workbook(finished(
                        "{\"table\": [{\"a\": 1, \"b\": \"%s\", \"c\": \"%s\"}]}"
                                .formatted("x".repeat(20), "x".repeat(200)),
                        null))
                .getSheet("Table");

        assertThat(table.getColumnWidth(0) / 256).isEqualTo(9);
        assertThat(table.getColumnWidth(1) / 256).isEqualTo(22);
        assertThat(table.getColumnWidth(2) / 256).isEqualTo(60);
    }

    @Test
    void textStaysTextWhateverItLooksLike() {
        List<String> hostile = List.of(
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "=HYPERLINK(\"http://example.org\")",
                "007",
                "1e5",
                "TRUE",
                " a ",
                "<b>&amp;</b>",
                "a\nb\tc\rd",
                "\u0001\u001f",
                "_x0041_",
                "_x0041_x0042_",
                "\uFFFE",
                "é€≤Ω中😀",
                "2026-02-30",
                "1899-12-31",
                "0001-01-01");
        XSSFSheet table =
                workbook(finished("{\"table\": " + json(hostile) + "}", null)).getSheet("Table");

        for (int i = 0; i < hostile.size(); i++) {
            Cell cell = table.getRow(i + 1).getCell(0);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo(hostile.get(i));
        }
    }

    @Test
    void aNumberThatExcelWouldChangeIsText() {
        XSSFSheet table = workbook(finished(
                        "{\"table\": [123456789012345, 1234567890123456, -1234567890123456, 123456789012345678901234567890, 1e400, -1e-400, 1.5e300, 0.0]}",
                        null))
                .getSheet("Table");

        assertThat(table.getRow(1).getCell(0).getNumericCellValue()).isEqualTo(123456789012345d);
        assertThat(texts(table, 2)).containsExactly("1234567890123456");
        assertThat(texts(table, 3)).containsExactly("-1234567890123456");
        assertThat(texts(table, 4)).containsExactly("123456789012345678901234567890");
        assertThat(table.getRow(5).getCell(0).getCellType()).isEqualTo(CellType.STRING);
        assertThat(table.getRow(6).getCell(0).getCellType()).isEqualTo(CellType.STRING);
        assertThat(table.getRow(7).getCell(0).getNumericCellValue()).isEqualTo(1.5e300);
        assertThat(table.getRow(8).getCell(0).getNumericCellValue()).isZero();
    }

    @Test
    void textBeyondExcelsLimitIsCutWithANote() {
        XSSFSheet table = workbook(finished(
                        "{\"table\": [\"%s\", \"%s\"]}".formatted("y".repeat(32_767), "x".repeat(40_000)), null))
                .getSheet("Table");

        assertThat(table.getRow(1).getCell(0).getStringCellValue()).isEqualTo("y".repeat(32_767));
        assertThat(table.getRow(2).getCell(0).getStringCellValue())
                .hasSize(32_767)
                .startsWith("xxx")
                .endsWith("xx … [cut: the text has 40000 characters, export/json has all]");
    }

    @Test
    void raggedRowsAndNestedValuesKeepTheirPlaces() {
        XSSFSheet table = workbook(finished("{\"table\": [[1, 2, 3], {\"a\": [1]}, 4, null, []]}", null))
                .getSheet("Table");

        assertThat(texts(table, 0)).containsExactly("a", "Column 2", "Column 3");
        assertThat(table.getRow(1).getCell(2).getNumericCellValue()).isEqualTo(3);
        assertThat(texts(table, 2)).containsExactly("[1]");
        assertThat(table.getRow(3).getCell(0).getNumericCellValue()).isEqualTo(4);
        assertThat(table.getLastRowNum()).isLessThanOrEqualTo(5);
    }

    @Test
    void aSheetWithNothingInItIsLeftOut() {
        assertThat(names(workbook(finished("{\"summary\": {\"e\": 26.15}}", null))))
                .containsExactly("Summary", "Inputs", "Run");
        assertThat(names(workbook(finished("{\"table\": [], \"columns\": [], \"series\": {}, \"summary\": {}}", null))))
                .containsExactly("Inputs", "Run");
        assertThat(names(workbook(finished("{\"table\": [], \"columns\": [\"A\"]}", null))))
                .containsExactly("Table", "Inputs", "Run");
        assertThat(names(workbook(
                        finished("{\"table\": 1, \"columns\": {}, \"series\": \"x\", \"summary\": [2]}", null))))
                .containsExactly("Inputs", "Run");
    }

    @Test
    void seriesThatShareTheirXStandSideBySideAndOthersBelowEachOther() {
        XSSFSheet shared = workbook(finished(
                        "{\"series\": {\"low\": [{\"x\": 1, \"y\": 2}, {\"x\": 2, \"y\": null}], \"up\": [{\"x\": 1, \"y\": 3}, {\"x\": 2, \"y\": 4}]}}",
                        "{\"/series\": [\"low\", \"up\"]}"))
                .getSheet("Series");
        XSSFSheet apart = workbook(finished(
                        "{\"series\": {\"low\": [{\"x\": 1, \"y\": 2}], \"up\": [{\"x\": \"2026-01-01\", \"y\": 3}]}}",
                        "{\"/series\": [\"low\", \"up\"]}"))
                .getSheet("Series");

        assertThat(texts(shared, 0)).containsExactly("x", "low", "up");
        assertThat(shared.getRow(1).getCell(2).getNumericCellValue()).isEqualTo(3);
        assertThat(shared.getRow(2).getCell(1)).isNull();
        assertThat(texts(apart, 0)).containsExactly("series", "x", "y");
        assertThat(apart.getRow(2).getCell(0).getStringCellValue()).isEqualTo("up");
        assertDate(apart.getRow(2).getCell(1), "yyyy-mm-dd", "2026-01-01T00:00:00");
    }

    @Test
    void inputsCarryTheLabelsAndUnitsOfTheVersionThatRan() {
        String app = readyApp("basis", """
                {"name": "Basis", "inputs": {
                  "age": {"type": "number", "label": "Entry age", "unit": " yrs"},
                  "basis": {"type": "select", "options": [{"value": "be", "label": "Best estimate"}], "default": "be"}}}""");
        XSSFWorkbook workbook = workbook(finished(app, "{\"age\": 45}", "{}", null));

        assertThat(texts(workbook.getSheet("Inputs"), 0)).containsExactly("Input", "Value", "Unit", "Key", "Called");
        assertThat(workbook.getSheet("Inputs").getRow(1).getCell(1).getNumericCellValue())
                .isEqualTo(45);
        assertThat(texts(workbook.getSheet("Inputs"), 1)).contains("Entry age", "yrs", "age");
        assertThat(texts(workbook.getSheet("Inputs"), 2)).containsExactly("basis", "be", "basis", "Best estimate");
    }

    @Test
    void theRunSheetSaysWhatRanAndWhen() {
        long runId = finished("{\"summary\": {\"e\": 1}, \"own\": [1]}", null);
        XSSFSheet run = workbook(runId).getSheet("Run");

        assertThat(fact(run, "App").getStringCellValue()).isEqualTo("Mortality");
        assertThat(fact(run, "Version").getNumericCellValue()).isEqualTo(1);
        assertThat(fact(run, "Commit").getStringCellValue()).matches("[0-9a-f]{40}");
        assertThat(fact(run, "Run").getNumericCellValue()).isEqualTo((double) runId);
        assertThat(fact(run, "Status").getStringCellValue()).isEqualTo("SUCCESS");
        assertThat(DateUtil.isCellDateFormatted(fact(run, "Finished (UTC)"))).isTrue();
        assertThat(fact(run, "Seconds running").getNumericCellValue()).isCloseTo(0, within(60.0));
        assertThat(fact(run, "Worker").getStringCellValue()).isEqualTo("stand-in");
        assertThat(fact(run, "Attempt").getNumericCellValue()).isEqualTo(1);
        assertThat(fact(run, "In export/json only").getStringCellValue()).isEqualTo("own");
    }

    @Test
    void aSheetBeyondExcelsLimitsIsRefused() {
        long tall = finished("{\"table\": [" + "1,".repeat(1_048_575) + "1]}", null);
        long wide = finished("{\"table\": [[" + "1,".repeat(16_384) + "1]]}", null);

        assertThat(refusal(tall, "xlsx"))
                .isEqualTo(
                        "The sheet Table would have 1048577 rows and 1 columns; Excel holds at most 1,048,576 and 16,384. Take export/csv or export/json instead.");
        assertThat(refusal(wide, "xlsx")).startsWith("The sheet Table would have 2 rows and 16385 columns;");
    }

    @Test
    void aRunWithoutAResultSaysSo() {
        long runId = submit(readyApp(), "{}");

        assertThat(refusal(runId, "xlsx")).isEqualTo("Run %d has no result to export: it is PENDING.".formatted(runId));
    }

    @Test
    void theFileSaysItsKindAndName() {
        long runId = finished("{\"summary\": {\"e\": 1}}", null);
        Answer answer = api.get("/api/runs/" + runId + "/export/xlsx");

        assertThat(answer.header("Content-Type"))
                .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"mortality-%d.xlsx\"".formatted(runId));
    }

    private XSSFWorkbook workbook(long runId) {
        byte[] file = api.file("/api/runs/" + runId + "/export/xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            return workbook;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(List<String> rows) {
        return StoaJson.MAPPER.writeValueAsString(rows);
    }

    private static List<String> names(XSSFWorkbook workbook) {
        List<String> names = new ArrayList<>();
        workbook.sheetIterator().forEachRemaining(sheet -> names.add(sheet.getSheetName()));
        return names;
    }

    /// The cells of a row that are text.
    private static List<String> texts(XSSFSheet sheet, int row) {
        List<String> texts = new ArrayList<>();
        sheet.getRow(row).forEach(cell -> {
            if (cell.getCellType() == CellType.STRING) {
                texts.add(cell.getStringCellValue());
            }
        });
        return texts;
    }

    private static Cell fact(XSSFSheet run, String name) {
        for (var row : run) {
            if (row.getCell(0).getStringCellValue().equals(name)) {
                return row.getCell(1);
            }
        }
        throw new AssertionError("the sheet Run has no " + name);
    }

    private static void assertDate(Cell cell, String format, String moment) {
        assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo(format);
        assertThat(DateUtil.isCellDateFormatted(cell)).isTrue();
        assertThat(cell.getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.parse(moment));
    }
}
