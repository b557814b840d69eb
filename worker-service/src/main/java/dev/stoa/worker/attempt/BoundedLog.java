package dev.stoa.worker.attempt;

/// Text that stops growing at a limit. Threadsafe.
final class BoundedLog {
    private final long limitCharacters;
    private final StringBuilder text = new StringBuilder();

    BoundedLog(long limitCharacters) {
        this.limitCharacters = limitCharacters;
    }

    /// Adds what was printed.
    synchronized void text(String piece) {
        long left = limitCharacters - text.length();
        if (left > 0) {
            text.append(piece, 0, (int) Math.min(left, piece.length()));
        }
    }

    /// Adds a line of its own.
    synchronized void line(String line) {
        boolean midLine = !text.isEmpty() && text.charAt(text.length() - 1) != '\n';
        text((midLine ? "\n" : "") + line + "\n");
    }

    @Override
    public synchronized String toString() {
        return text.toString();
    }
}
