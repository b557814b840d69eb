package dev.stoa.contracts.source;

/// An app's source that cannot be had, or is refused. The message is for the person who named it.
public final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Place place;

    /// Which part of the request is at fault.
    public enum Place {
        /// The repository's address, or what is there.
        REPO_URL,
        /// The branch, tag or commit.
        REF,
        /// The folder in the repository.
        PATH
    }

    /// @param message which thing, what rule, which value, what to do
    public SourceException(Place place, String message) {
        super(message);
        this.place = place;
    }

    /// @param cause what the transport said
    public SourceException(Place place, String message, Throwable cause) {
        super(message, cause);
        this.place = place;
    }

    /// Which part of the request is at fault.
    public Place place() {
        return place;
    }
}
