package dev.stoa.api.export;

import dev.stoa.api.run.RunRow;

/// A run that has no result, none of the kind asked for, or more than such a file holds.
public final class NothingToExportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NothingToExportException(String message) {
        super(message);
    }

    static NothingToExportException noResult(RunRow run) {
        return new NothingToExportException(
                run.resultDeletedAt() == null
                        ? "Run %d has no result to export: it is %s.".formatted(run.id(), run.status())
                        : "The result of run %d was deleted at %s, for results are not kept longer here. Run it again to have it anew."
                                .formatted(run.id(), run.resultDeletedAt()));
    }

    static NothingToExportException tooWide(int rows, int columns, int mostCells) {
        return new NothingToExportException(
                "The table has %d rows with %d different keys, more than %d cells; take export/json instead."
                        .formatted(rows, columns, mostCells));
    }

    /// A sheet beyond what Excel opens.
    public static NothingToExportException tooLargeForExcel(String sheet, long rows, int columns) {
        return new NothingToExportException(
                "The sheet %s would have %d rows and %d columns; Excel holds at most 1,048,576 and 16,384. Take export/csv or export/json instead."
                        .formatted(sheet, rows, columns));
    }

    static NothingToExportException noTable(long runId) {
        return new NothingToExportException(
                "The result of run %d has neither table nor series; take export/json instead.".formatted(runId));
    }
}
