package dev.stoa.api.export.report;

import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/// What stands on every page: whose report it is, and which page of how many.
final class ReportFrame extends PdfPageEventHelper {
    private static final float SIZE = 8;

    private final ReportFonts fonts;
    private final String running;
    private final PdfTemplate total;

    /// @param running the line at the head of all pages but the first, and at the foot of all
    ReportFrame(PdfWriter writer, ReportFonts fonts, String running) {
        this.fonts = fonts;
        this.running = running;
        this.total = writer.getDirectContent().createTemplate(40, 12);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        Rectangle page = document.getPageSize();
        PdfContentByte canvas = writer.getDirectContent();
        float right = page.getWidth() - ReportStyle.MARGIN;
        if (writer.getPageNumber() > 1) {
            text(canvas, running, ReportStyle.MARGIN, page.getHeight() - 36);
            rule(canvas, right, page.getHeight() - 43);
        }
        rule(canvas, right, 36);
        text(canvas, running, ReportStyle.MARGIN, 24);
        String number = "Page %d of ".formatted(writer.getPageNumber());
        float room = fonts.regular.getWidthPoint("000", SIZE);
        float left = right - room - fonts.regular.getWidthPoint(number, SIZE);
        text(canvas, number, left, 24);
        canvas.addTemplate(total, right - room, 24);
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        total.beginText();
        total.setFontAndSize(fonts.regular, SIZE);
        total.setColorFill(ReportStyle.DIMMED);
        total.showText(String.valueOf(writer.getPageNumber() - 1));
        total.endText();
    }

    private void text(PdfContentByte canvas, String text, float x, float y) {
        ColumnText.showTextAligned(
                canvas, Element.ALIGN_LEFT, new Phrase(text, fonts.regular(SIZE, ReportStyle.DIMMED)), x, y, 0);
    }

    private static void rule(PdfContentByte canvas, float right, float y) {
        canvas.saveState();
        canvas.setColorStroke(ReportStyle.HAIRLINE);
        canvas.setLineWidth(0.6f);
        canvas.moveTo(ReportStyle.MARGIN, y);
        canvas.lineTo(right, y);
        canvas.stroke();
        canvas.restoreState();
    }
}
