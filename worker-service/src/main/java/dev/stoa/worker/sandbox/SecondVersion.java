package dev.stoa.worker.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What version 2 of control groups asks for before a group can be made: a group that has others in it must have no
/// processes of its own (cgroups(7), the rule of no internal processes). So the worker goes into one of its own.
final class SecondVersion {
    private static final Logger log = LoggerFactory.getLogger(SecondVersion.class);
    private static final String OF_WORKER = "stoa-worker";

    private SecondVersion() {}

    /// The folder for groups, by each controller that works there; empty where this worker may make none.
    ///
    /// @param own this process's group
    static Map<String, Path> folders(Path own, List<String> wanted) {
        // A worker that was started by one that is there already finds itself in its group.
        Path folder = own.endsWith(OF_WORKER) ? Objects.requireNonNull(own.getParent()) : own;
        Map<String, Path> folders = new TreeMap<>();
        try {
            List<String> offered = words(folder.resolve("cgroup.controllers"));
            List<String> controllers = wanted.stream().filter(offered::contains).toList();
            if (!words(folder.resolve("cgroup.subtree_control")).containsAll(controllers)) {
                Path ofWorker = folder.resolve(OF_WORKER);
                if (Files.notExists(ofWorker)) {
                    Files.createDirectory(ofWorker);
                }
                Files.writeString(
                        ofWorker.resolve("cgroup.procs"),
                        Long.toString(ProcessHandle.current().pid()));
                for (String controller : controllers) {
                    Files.writeString(folder.resolve("cgroup.subtree_control"), "+" + controller);
                }
            }
            controllers.forEach(controller -> folders.put(controller, folder));
        } catch (IOException e) {
            log.debug("No control groups can be made in {}: {}", folder, e.toString());
            folders.clear();
        }
        return folders;
    }

    private static List<String> words(Path file) throws IOException {
        return List.of(Files.readString(file).strip().split("\\s+"));
    }
}
