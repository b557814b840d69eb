package dev.stoa.api.search;

/// A search that cannot be answered as it is put.
public final class SearchRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message names the query parameter at fault
    public SearchRefusedException(String message) {
        super(message);
    }
}
