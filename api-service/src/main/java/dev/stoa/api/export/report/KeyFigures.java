package dev.stoa.api.export.report;

import dev.stoa.api.export.report.ReportPage.Pair;
import java.util.List;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import tools.jackson.databind.JsonNode;

/// The summary: as cards while it is short, else as names and values.
final class KeyFigures {
    private static final int MOST_CARDS = 12;
    private static final int LONGEST_ON_CARD = 36;
    private static final int IN_A_ROW = 3;
    private static final int MOST_PAIRS = 100;

    private KeyFigures() {}

    static void add(ReportPage page, JsonNode summary) {
        List<Pair> figures = summary.properties().stream()
                .map(figure -> new Pair(
                        page.words().text(figure.getKey(), 200), page.words().value(figure.getValue(), 1000)))
                .toList();
        if (figures.isEmpty()) {
            return;
        }
        page.heading("Key figures", 60);
        boolean areShort = figures.stream()
                .allMatch(figure -> figure.name().length() <= LONGEST_ON_CARD
                        && figure.value().length() <= LONGEST_ON_CARD);
        if (figures.size() > MOST_CARDS || !areShort) {
            page.pairs(figures, MOST_PAIRS);
        } else {
            page.document().add(cards(page, figures));
        }
    }

    private static PdfPTable cards(ReportPage page, List<Pair> figures) {
        PdfPTable cards = new PdfPTable(IN_A_ROW);
        // The cards' gaps lie within their cells: half of one hangs over on each side.
        cards.setTotalWidth(page.width() + 8);
        cards.setLockedWidth(true);
        figures.forEach(figure -> cards.addCell(card(page, figure)));
        cards.getDefaultCell().setBorder(Rectangle.NO_BORDER);
        cards.completeRow();
        return cards;
    }

    private static PdfPCell card(ReportPage page, Pair figure) {
        float size = figure.value().length() <= 14 ? 16 : figure.value().length() <= 22 ? 12 : 9.5f;
        PdfPCell card = new PdfPCell();
        card.setBorder(Rectangle.NO_BORDER);
        card.setPadding(12);
        card.setPaddingLeft(15);
        card.setMinimumHeight(62);
        card.setCellEvent((cell, place, canvases) -> frame(canvases[PdfPTable.BACKGROUNDCANVAS], place));
        card.addElement(new Paragraph(11, figure.name(), page.fonts().regular(8.5f, ReportStyle.DIMMED)));
        String value = figure.value().isEmpty() ? "–" : figure.value();
        card.addElement(new Paragraph(size + 6, value, page.fonts().bold(size, ReportStyle.TEXT)));
        return card;
    }

    private static void frame(PdfContentByte canvas, Rectangle place) {
        canvas.saveState();
        canvas.setColorStroke(ReportStyle.HAIRLINE);
        canvas.setLineWidth(0.8f);
        canvas.roundRectangle(
                place.getLeft() + 4, place.getBottom() + 4, place.getWidth() - 8, place.getHeight() - 8, 6);
        canvas.stroke();
        canvas.restoreState();
    }
}
