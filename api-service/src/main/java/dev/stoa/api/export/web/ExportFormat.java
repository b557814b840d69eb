package dev.stoa.api.export.web;

import java.util.Locale;

/// The kinds of files that a result is exported as.
enum ExportFormat {
    CSV("text/csv;charset=UTF-8"),
    JSON("application/json"),
    XLSX(ExportFormat.XLSX_TYPE),
    PDF("application/pdf");

    static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /// What such a file's name ends with, and what addresses name it by.
    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one with this ending.
    static ExportFormat of(String ending) {
        return valueOf(ending.toUpperCase(Locale.ROOT));
    }
}
