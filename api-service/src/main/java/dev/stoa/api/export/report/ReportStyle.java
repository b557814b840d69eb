package dev.stoa.api.export.report;

import java.awt.Color;
import java.util.List;

/// The report's measures, in points, and colours: those of the web site.
final class ReportStyle {
    static final float MARGIN = 42;
    static final float TOP = 54;
    static final float BOTTOM = 48;

    static final Color ACCENT = new Color(0x5153e3);
    static final Color TEXT = new Color(0x161923);
    static final Color DIMMED = new Color(0x5a6276);
    static final Color HAIRLINE = new Color(0xe6e8ee);
    static final Color SUNKEN = new Color(0xf5f6f9);

    /// Iris, teal, orange, pink, green, violet.
    static final List<Color> LINES = List.of(
            ACCENT,
            new Color(0x0f9b8e),
            new Color(0xe8790c),
            new Color(0xd6478f),
            new Color(0x3a9d3a),
            new Color(0x9a4fd8));

    private ReportStyle() {}
}
