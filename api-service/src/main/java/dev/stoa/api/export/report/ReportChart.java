package dev.stoa.api.export.report;

import dev.stoa.api.export.ResultSeries;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Image;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfTemplate;

/// The line chart of the series, with a legend where they have names.
final class ReportChart {
    private static final int MOST_LINES = 12;
    private static final float FIELD = 220;
    private static final float LABELS_OF_X = 24;
    private static final float LEGEND_ROW = 14;
    private static final float LEGEND_SIZE = 8;
    private static final float SWATCH = 16;
    private static final float GAP = 18;

    private final ReportPage page;
    private final ChartData data;
    private final List<Entry> legend;

    /// A line's name in the legend.
    ///
    /// @param row counted from 0, downwards
    private record Entry(String name, float x, int row) {}

    private ReportChart(ReportPage page, ChartData data) {
        this.page = page;
        this.data = data;
        this.legend = legend(page, data);
    }

    static void add(ReportPage page, List<ResultSeries> series) {
        if (series.isEmpty()) {
            return;
        }
        ChartData data = ChartData.of(series.subList(0, Math.min(MOST_LINES, series.size())), page.words());
        if (data == null) {
            page.heading("Chart", 20);
            page.note("The series have no number to draw.");
            return;
        }
        new ReportChart(page, data).add();
        if (series.size() > MOST_LINES) {
            page.note("The first %d of %s series; the CSV and Excel exports have all."
                    .formatted(MOST_LINES, Figures.count(series.size())));
        }
    }

    private void add() {
        float below = LABELS_OF_X + (legend.isEmpty() ? 0 : (legend.getLast().row() + 1) * LEGEND_ROW);
        page.heading("Chart", FIELD + below);
        PdfTemplate canvas = page.writer().getDirectContent().createTemplate(page.width(), FIELD + below);
        new ChartDrawing(canvas, page.fonts().regular, data, below).draw();
        for (int i = 0; i < legend.size(); i++) {
            draw(canvas, legend.get(i), i, below - LABELS_OF_X);
        }
        page.document().add(Image.getInstance(canvas));
    }

    private static List<Entry> legend(ReportPage page, ChartData data) {
        BaseFont font = page.fonts().regular;
        List<Entry> legend = new ArrayList<>();
        float x = 0;
        int row = 0;
        for (ChartLine line : data.lines()) {
            String name = page.words().text(line.name(), 60).replace('\n', ' ');
            float width = SWATCH + 5 + font.getWidthPoint(name, LEGEND_SIZE);
            if (x > 0 && x + width > page.width()) {
                x = 0;
                row++;
            }
            legend.add(new Entry(name, x, row));
            x += width + GAP;
        }
        boolean isNameless =
                data.lines().size() == 1 && data.lines().getFirst().name().isEmpty();
        return isNameless ? List.of() : legend;
    }

    private void draw(PdfTemplate canvas, Entry entry, int number, float top) {
        float y = top - entry.row() * LEGEND_ROW - 9;
        canvas.saveState();
        ChartDrawing.look(canvas, number);
        canvas.moveTo(entry.x(), y + 2.8f);
        canvas.lineTo(entry.x() + SWATCH, y + 2.8f);
        canvas.stroke();
        canvas.restoreState();
        canvas.beginText();
        canvas.setFontAndSize(page.fonts().regular, LEGEND_SIZE);
        canvas.setColorFill(ReportStyle.TEXT);
        canvas.setTextMatrix(entry.x() + SWATCH + 5, y);
        canvas.showText(entry.name());
        canvas.endText();
    }
}
