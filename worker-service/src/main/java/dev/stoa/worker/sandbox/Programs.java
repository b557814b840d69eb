package dev.stoa.worker.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What has to be there inside a sandbox to run Python and Java.
///
/// @param interpreter its executable
/// @param folders     where its modules are, and Java is; what lies in the system's own folders need not be named
/// @param runner      the entry of the runner's program
public record Programs(Path interpreter, List<Path> folders, Path runner) {

    /// The command of the runner's program by itself: the interpreter without the user's settings, and without its
    /// packages where the app has its own.
    ///
    /// @param entry where the program is seen
    List<String> runnerWith(View view, Path entry, List<String> options) {
        List<String> command = new ArrayList<>(List.of(interpreter.toString(), "-I"));
        if (view.hasEnvironment()) {
            command.add("-S");
        }
        command.add(entry.toString());
        command.addAll(options);
        return command;
    }
}
