package dev.stoa.worker.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The control group of one runner; a folder for each hierarchy it is in, and none where groups cannot be had.
public final class ControlGroup {
    /// For where none can be made.
    public static final ControlGroup NONE = new ControlGroup(List.of());

    private static final Logger log = LoggerFactory.getLogger(ControlGroup.class);
    private static final int TRIES = 50;
    private static final int PAUSE_MILLIS = 100;

    private final List<Path> folders;

    ControlGroup(List<Path> folders) {
        this.folders = folders;
    }

    /// A command that joins the group and becomes another, which is in it with all that comes of it.
    public List<String> join(List<String> command) {
        if (folders.isEmpty()) {
            return command;
        }
        List<String> joining = new ArrayList<>(List.of(
                "/bin/sh",
                "-ec",
                "while [ \"$1\" != -- ]; do echo $$ > \"$1\"; shift; done; shift; exec \"$@\"",
                "sh"));
        folders.forEach(folder -> joining.add(folder.resolve("cgroup.procs").toString()));
        joining.add("--");
        joining.addAll(command);
        return joining;
    }

    /// Removes the group of a runner that has ended; waits until the kernel has let go of its processes.
    public void remove() throws InterruptedException {
        for (Path folder : folders) {
            for (int i = 1; !removeIfEmpty(folder) && i <= TRIES; i++) {
                Thread.sleep(PAUSE_MILLIS);
            }
            if (Files.exists(folder)) {
                log.warn("The control group {} could not be removed: processes are left in it", folder);
            }
        }
    }

    static boolean removeIfEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
            return true;
        } catch (IOException e) {
            log.trace("{} is not empty yet", folder, e);
            return false;
        }
    }
}
