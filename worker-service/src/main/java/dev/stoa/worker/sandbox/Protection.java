package dev.stoa.worker.sandbox;

/// What stands between app code and the machine; the later, the more.
public enum Protection {
    /// Nothing: app code may do what the worker's user may.
    NONE("none"),
    /// The runner gives up files, signals, system calls and limits by itself: Landlock, seccomp and rlimits.
    LANDLOCK("landlock"),
    /// Namespaces of its own (bubblewrap), and what of the above they leave open.
    NAMESPACES("namespaces");

    private final String word;

    Protection(String word) {
        this.word = word;
    }

    /// As the monitor and the log call it.
    public String word() {
        return word;
    }
}
