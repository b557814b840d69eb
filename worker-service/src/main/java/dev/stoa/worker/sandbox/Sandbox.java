package dev.stoa.worker.sandbox;

import java.nio.file.Path;
import java.util.List;

/// How runners are started, so that the app code in them is kept from what is not its own.
public interface Sandbox {

    /// What it protects by.
    Protection protection();

    /// The command that starts a runner for an app.
    List<String> command(AppView view);

    /// The command that only tries whether such a start works, and ends with 0 then.
    List<String> trial(AppView view);

    /// Where the app sees its folder for temporary files.
    Path temporary(AppView view);
}
