package dev.stoa.api.export;

import dev.stoa.contracts.run.RunStatus;

/// A run that has no result, or none of the kind asked for.
public final class NothingToExportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NothingToExportException(String message) {
        super(message);
    }

    static NothingToExportException noResult(long runId, RunStatus status) {
        return new NothingToExportException("Run %d has no result to export: it is %s.".formatted(runId, status));
    }

    static NothingToExportException tooWide(int rows, int columns, int mostCells) {
        return new NothingToExportException(
                "The table has %d rows with %d different keys, more than %d cells; take export/json instead."
                        .formatted(rows, columns, mostCells));
    }

    static NothingToExportException noTable(long runId) {
        return new NothingToExportException(
                "The result of run %d has neither table nor series; take export/json instead.".formatted(runId));
    }
}
