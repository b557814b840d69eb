package dev.stoa.api.export.report;

import dev.stoa.api.export.ExportedRun;
import dev.stoa.api.export.IsoTime;
import dev.stoa.api.export.ResultSeries;
import dev.stoa.api.export.ResultTable;
import dev.stoa.api.export.RunInput;
import dev.stoa.api.export.report.ReportPage.Pair;
import dev.stoa.api.run.RunRow;
import java.io.ByteArrayOutputStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Writes a run as a report of A4 pages: key figures, inputs, chart, table, and what is known of the run.
@Component
public class ReportExport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ENGLISH);
    private static final int MOST_INPUTS = 200;

    /// The file. It is whole before its first byte is sent, so a failure never looks like a short file; its size is
    /// bounded, for only so many rows, columns, lines and characters are shown, and the report says where there are
    /// more.
    public byte[] pdf(ExportedRun run) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Document document = new Document(
                PageSize.A4, ReportStyle.MARGIN, ReportStyle.MARGIN, ReportStyle.TOP, ReportStyle.BOTTOM)) {
            PdfWriter writer = PdfWriter.getInstance(document, file);
            ReportFonts fonts = new ReportFonts();
            ReportWords words = new ReportWords(fonts.regular);
            String running = running(run.run(), words);
            document.addTitle(running);
            document.addCreator("Stoa");
            document.setDocumentLanguage("en");
            document.open();
            writer.setPageEvent(new ReportFrame(writer, fonts, running));
            write(run, new ReportPage(document, writer, fonts, words));
        }
        return file.toByteArray();
    }

    private static void write(ExportedRun run, ReportPage page) {
        title(run.run(), page);
        JsonNode summary = run.result().path("summary");
        KeyFigures.add(page, summary);
        inputs(run.inputs(), page);
        ReportChart.add(page, ResultSeries.of(run.result()));
        ResultTable table = ResultTable.ofTable(run.result());
        if (!table.isEmpty()) {
            ReportTable.add(page, table);
        }
        about(run, page);
    }

    private static void title(RunRow run, ReportPage page) {
        PdfContentByte canvas = page.writer().getDirectContent();
        canvas.saveState();
        canvas.setColorFill(ReportStyle.ACCENT);
        canvas.rectangle(ReportStyle.MARGIN, PageSize.A4.getHeight() - 40, 36, 4);
        canvas.fill();
        canvas.restoreState();
        Paragraph title = new Paragraph(
                26, page.words().text(run.appName(), 200), page.fonts().bold(21, ReportStyle.TEXT));
        page.document().add(title);
        Paragraph below = new Paragraph(16, below(run), page.fonts().regular(9.5f, ReportStyle.DIMMED));
        below.setSpacingAfter(4);
        page.document().add(below);
    }

    private static String below(RunRow run) {
        String ended = run.finishedAt() == null
                ? run.status().name()
                : "finished " + TIME.format(run.finishedAt().atOffset(ZoneOffset.UTC));
        return "Run %d  ·  version %d (commit %s)  ·  %s"
                .formatted(run.id(), run.versionNumber(), shortCommit(run), ended);
    }

    private static String shortCommit(RunRow run) {
        return run.commit().substring(0, Math.min(7, run.commit().length()));
    }

    private static String running(RunRow run, ReportWords words) {
        return "%s  ·  run %d  ·  version %d".formatted(words.text(run.appName(), 80), run.id(), run.versionNumber());
    }

    private static void inputs(List<RunInput> inputs, ReportPage page) {
        if (inputs.isEmpty()) {
            return;
        }
        page.heading("Inputs", 60);
        page.pairs(
                inputs.stream()
                        .map(input -> new Pair(page.words().text(input.label(), 200), value(input, page.words())))
                        .toList(),
                MOST_INPUTS);
    }

    private static String value(RunInput input, ReportWords words) {
        String value = words.value(input.value(), 1000) + words.text(input.unit(), 40);
        return input.choice() == null ? value : "%s (%s)".formatted(words.text(input.choice(), 200), value);
    }

    private static void about(ExportedRun run, ReportPage page) {
        List<Pair> facts = run.facts().stream()
                .filter(fact -> !fact.value().isNull())
                .map(fact -> new Pair(fact.name(), fact(fact.value(), page.words())))
                .toList();
        page.heading("About this run", facts.size() * ReportPage.PAIR_HEIGHT);
        page.pairs(facts, facts.size());
        List<String> notes = new ArrayList<>();
        if (!run.ownKeys().isEmpty()) {
            String keys = page.words().text(String.join(", ", run.ownKeys()), 500);
            notes.add("The JSON export also has: %s.".formatted(keys));
        }
        notes.addAll(page.words().notes());
        if (!notes.isEmpty()) {
            page.heading("Notes", 20);
            notes.forEach(page::note);
        }
    }

    private static String fact(JsonNode value, ReportWords words) {
        if (value.isString() && IsoTime.read(value.asString()) instanceof OffsetDateTime time) {
            return MOMENT.format(time);
        }
        return words.value(value, 1000);
    }
}
