package dev.stoa.api.export.report;

import java.awt.Color;
import java.text.Bidi;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/// The report being written: what its parts need to put themselves on the page.
///
/// @param words turns values into what the fonts can show
record ReportPage(Document document, PdfWriter writer, ReportFonts fonts, ReportWords words) {

    /// Of a name and value that take one line.
    static final float PAIR_HEIGHT = 18;

    /// Width for content on the current page.
    float width() {
        return document.right() - document.left();
    }

    /// A heading, on a new page when less than `room` is left below it on this one.
    void heading(String text, float room) {
        if (writer.getVerticalPosition(true) - document.bottom() < room + 30) {
            document.newPage();
        }
        Paragraph heading = new Paragraph(text, fonts.bold(12, ReportStyle.TEXT));
        heading.setSpacingBefore(16);
        heading.setSpacingAfter(6);
        document.add(heading);
    }

    /// A sentence below a heading or a table.
    void note(String text) {
        Paragraph note = new Paragraph(12, text, fonts.regular(8.5f, ReportStyle.DIMMED));
        note.setSpacingAfter(6);
        document.add(note);
    }

    /// Goes on with a new page, of A4 lying on its side.
    void turn() {
        document.setPageSize(PageSize.A4.rotate());
        document.newPage();
    }

    /// Names and values below each other, at most `most` of them.
    void pairs(List<Pair> pairs, int most) {
        PdfPTable table = new PdfPTable(new float[] {3, 5});
        table.setWidthPercentage(100);
        table.setSplitLate(false);
        for (Pair pair : pairs.subList(0, Math.min(most, pairs.size()))) {
            table.addCell(cell(pair.name(), ReportStyle.DIMMED));
            table.addCell(cell(pair.value(), ReportStyle.TEXT));
        }
        document.add(table);
        if (pairs.size() > most) {
            note("The first %s of %s; the Excel export has all."
                    .formatted(Figures.count(most), Figures.count(pairs.size())));
        }
    }

    /// A name and its value, in words the fonts have.
    record Pair(String name, String value) {}

    /// A cell above a hairline.
    PdfPCell cell(String text, Font font) {
        PdfPCell cell = new PdfPCell(new Phrase(font.getSize() + 3, text, font));
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(ReportStyle.HAIRLINE);
        cell.setBorderWidth(0.6f);
        if (Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
            // Hebrew in the order it is read; this costs time, so only where it is needed.
            cell.setRunDirection(PdfWriter.RUN_DIRECTION_LTR);
        }
        return cell;
    }

    private PdfPCell cell(String text, Color color) {
        PdfPCell cell = cell(text, fonts.regular(9, color));
        cell.setPadding(4);
        cell.setPaddingLeft(0);
        cell.setHorizontalAlignment(Element.ALIGN_LEFT);
        return cell;
    }
}
