package dev.stoa.api.export.report;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;

/// The fonts of one report, embedded in it: Liberation Sans, which has Latin, Greek, Cyrillic and Hebrew. They are read
/// from the class path, so no font needs to be installed. Not threadsafe.
final class ReportFonts {
    private static final byte[] REGULAR = read("liberation/LiberationSans-Regular.ttf");
    private static final byte[] BOLD = read("liberation/LiberationSans-Bold.ttf");

    final BaseFont regular = font("LiberationSans-Regular.ttf", REGULAR);
    final BaseFont bold = font("LiberationSans-Bold.ttf", BOLD);

    Font regular(float size, Color color) {
        return new Font(regular, size, Font.NORMAL, color);
    }

    Font bold(float size, Color color) {
        return new Font(bold, size, Font.NORMAL, color);
    }

    private static BaseFont font(String name, byte[] bytes) {
        try {
            return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, bytes, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String name) {
        try (InputStream file = ReportFonts.class.getClassLoader().getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The font " + name + " is not on the class path.");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
