package dev.stoa.worker;

/// The worker cannot start as it is configured. The message is for the operator: which property, what rule, which
/// value.
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message for the operator
    public StartRefused(String message) {
        super(message);
    }

    /// Throws one when `wrong`.
    ///
    /// @param message for the operator
    public static void when(boolean wrong, String message) {
        if (wrong) {
            throw new StartRefused(message);
        }
    }
}
