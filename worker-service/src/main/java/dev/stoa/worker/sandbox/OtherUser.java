package dev.stoa.worker.sandbox;

import java.util.List;

/// The user that app code runs as. A worker that is root gives that up for it: root's power would go with it into any
/// sandbox. An ordinary user's worker runs it as itself.
public final class OtherUser {
    private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));

    private OtherUser() {}

    /// Whether this worker is root.
    public static boolean isNeeded() {
        return IS_ROOT;
    }

    /// What is put before a command to have it run as this user (setpriv(1), of util-linux).
    static List<String> command(int user) {
        return List.of(
                "setpriv",
                "--reuid",
                Integer.toString(user),
                "--regid",
                Integer.toString(user),
                "--clear-groups",
                "--inh-caps=-all");
    }
}
