package dev.stoa.api.run;

/// A question about runs that cannot be answered as it is put.
public final class SearchRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String parameter;

    /// @param parameter the query parameter at fault
    public SearchRefusedException(String parameter, String message) {
        super(message);
        this.parameter = parameter;
    }

    /// The query parameter at fault.
    public String parameter() {
        return parameter;
    }
}
