package dev.stoa.api.export.report;

import java.awt.Color;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfTemplate;

/// Draws a chart's axes and lines with PDF's own strokes, so that they stay sharp at any size and need no fonts or
/// graphics of the machine.
final class ChartDrawing {
    private static final float LABEL = 7.5f;
    private static final int FEW_POINTS = 30;

    private final PdfTemplate canvas;
    private final BaseFont font;
    private final ChartData data;
    private final float left;
    private final float right;
    private final float bottom;
    private final float top;

    /// @param bottom where the lines' field begins; the labels of x stand within 20 points below it
    ChartDrawing(PdfTemplate canvas, BaseFont font, ChartData data, float bottom) {
        this.canvas = canvas;
        this.font = font;
        this.data = data;
        this.left = 8
                + (float) data.y().ticks().stream()
                        .mapToDouble(tick -> font.getWidthPoint(tick.label(), LABEL))
                        .max()
                        .orElse(0);
        this.right = canvas.getWidth() - 14;
        this.bottom = bottom;
        this.top = canvas.getHeight() - 8;
    }

    void draw() {
        canvas.setLineWidth(0.6f);
        canvas.setColorStroke(ReportStyle.HAIRLINE);
        for (ChartAxis.Tick tick : data.y().ticks()) {
            float y = y(tick.at());
            stroke(left, y, right, y);
            label(tick.label(), left - 6 - font.getWidthPoint(tick.label(), LABEL), y - 2.6f);
        }
        canvas.setColorStroke(ReportStyle.DIMMED);
        stroke(left, bottom, right, bottom);
        float free = 0;
        for (ChartAxis.Tick tick : data.x().ticks()) {
            float x = x(tick.at());
            stroke(x, bottom, x, bottom - 3);
            float width = font.getWidthPoint(tick.label(), LABEL);
            float start = Math.clamp(x - width / 2, 0, canvas.getWidth() - width);
            if (start >= free) {
                label(tick.label(), start, bottom - 12);
                free = start + width + 6;
            }
        }
        for (int i = 0; i < data.lines().size(); i++) {
            line(data.lines().get(i), i);
        }
    }

    /// How the line with this number looks: colours first, then colours with dashes.
    static void look(PdfContentByte canvas, int number) {
        Color color = ReportStyle.LINES.get(number % ReportStyle.LINES.size());
        canvas.setColorStroke(color);
        canvas.setColorFill(color);
        canvas.setLineWidth(1.4f);
        canvas.setLineJoin(PdfContentByte.LINE_JOIN_ROUND);
        if (number >= ReportStyle.LINES.size()) {
            canvas.setLineDash(4, 2.5f, 0);
        }
    }

    private void line(ChartLine line, int number) {
        canvas.saveState();
        look(canvas, number);
        boolean drawing = false;
        for (int i = 0; i < line.size(); i++) {
            if (line.isGap(i)) {
                drawing = false;
            } else if (drawing) {
                canvas.lineTo(x(line.x(i)), y(line.y(i)));
            } else {
                canvas.moveTo(x(line.x(i)), y(line.y(i)));
                drawing = true;
            }
        }
        canvas.stroke();
        dots(line);
        canvas.restoreState();
    }

    /// Few points are marked, and so is a point between two gaps, which has no line.
    private void dots(ChartLine line) {
        for (int i = 0; i < line.size(); i++) {
            boolean isAlone = line.isGap(i - 1) && line.isGap(i + 1);
            if (!line.isGap(i) && (isAlone || line.size() <= FEW_POINTS)) {
                canvas.circle(x(line.x(i)), y(line.y(i)), 2);
                canvas.fill();
            }
        }
    }

    private float x(double value) {
        return left + (float) (data.x().share(value) * (right - left));
    }

    private float y(double value) {
        return bottom + (float) (data.y().share(value) * (top - bottom));
    }

    private void stroke(float x1, float y1, float x2, float y2) {
        canvas.moveTo(x1, y1);
        canvas.lineTo(x2, y2);
        canvas.stroke();
    }

    private void label(String text, float x, float y) {
        canvas.beginText();
        canvas.setFontAndSize(font, LABEL);
        canvas.setColorFill(ReportStyle.DIMMED);
        canvas.setTextMatrix(x, y);
        canvas.showText(text);
        canvas.endText();
    }
}
