package dev.stoa.standalone;

/// `deploy/up` cannot go on. The message is printed as it is: it names the thing, the reason and what to do.
final class UpException extends RuntimeException {

    /// Exit status for a mistake on the command line.
    static final int USAGE = 2;

    private final int exitStatus;

    private UpException(int exitStatus, String message) {
        super(message);
        this.exitStatus = exitStatus;
    }

    static UpException failure(String message) {
        return new UpException(1, message);
    }

    static UpException usage(String message) {
        return new UpException(USAGE, message + " See deploy/up --help.");
    }

    int exitStatus() {
        return exitStatus;
    }
}
