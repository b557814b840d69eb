package dev.stoa.worker.sandbox;

import java.nio.file.Path;
import java.util.List;

/// How the runner's program is started, so that the foreign code in it is kept from what is not its own.
public interface Sandbox {

    /// What it protects by.
    Protection protection();

    /// The command that starts the program.
    ///
    /// @param options what it is to do; paths as [#inside] has them
    List<String> command(View view, List<String> options);

    /// Where a folder of the view is seen inside.
    Path inside(View view, Path folder);
}
