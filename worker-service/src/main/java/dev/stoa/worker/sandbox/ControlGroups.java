package dev.stoa.worker.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Control groups (cgroups(7)) for runners, where this worker may make any: the kernel itself keeps a runner with all
/// its runs within its memory, processes and processors. Version 2 of them, or version 1 where that is what there is.
/// A group is joined once, when a runner starts: to move a process takes the kernel tens of milliseconds.
public final class ControlGroups {
    /// Where none are to be made.
    public static final ControlGroups NONE = new ControlGroups(Map.of(), false);

    private static final Logger log = LoggerFactory.getLogger(ControlGroups.class);
    private static final List<String> CONTROLLERS = List.of("memory", "pids", "cpu");
    private static final String OURS = "stoa-";
    private static final int CPU_PERIOD_MICROS = 100_000;

    /// Where groups can be made, by controller; with version 2 it is one folder.
    private final Map<String, Path> folders;
    private final boolean isFirstVersion;

    /// What a runner may have, with all its runs.
    ///
    /// @param memoryBytes of memory
    /// @param processes   and threads
    /// @param cpus        processors, such as 1.5; 0 for no limit
    public record Limits(long memoryBytes, long processes, double cpus) {}

    private ControlGroups(Map<String, Path> folders, boolean isFirstVersion) {
        this.folders = folders;
        this.isFirstVersion = isFirstVersion;
    }

    /// Finds what can be had, by trying.
    ///
    /// @param root the root of the file system
    public static ControlGroups find(Path root) {
        Optional<Path> second = ownGroup(root, "").map(own -> root.resolve("sys/fs/cgroup" + own));
        if (second.isPresent() && Files.exists(second.get().resolve("cgroup.controllers"))) {
            return report(new ControlGroups(SecondVersion.folders(second.get(), CONTROLLERS), false));
        }
        Map<String, Path> folders = new TreeMap<>();
        for (String controller : CONTROLLERS) {
            ownGroup(root, controller)
                    .map(own -> root.resolve("sys/fs/cgroup/" + controller + own))
                    .filter(ControlGroups::letsMake)
                    .ifPresent(folder -> folders.put(controller, folder));
        }
        return report(new ControlGroups(folders, true));
    }

    /// What is limited by them; empty where none can be made.
    public List<String> controllers() {
        return List.copyOf(folders.keySet());
    }

    /// Makes the group of one runner.
    public ControlGroup make(Limits limits) throws IOException {
        String name = newName();
        List<Path> made = new ArrayList<>();
        for (Path folder : folders.values().stream().distinct().toList()) {
            Path group = folder.resolve(name);
            Files.createDirectory(group);
            made.add(group);
        }
        if (folders.containsKey("memory")) {
            set("memory", name, isFirstVersion ? "memory.limit_in_bytes" : "memory.max", limits.memoryBytes());
        }
        if (folders.containsKey("pids")) {
            set("pids", name, "pids.max", limits.processes());
        }
        if (folders.containsKey("cpu") && limits.cpus() > 0) {
            long quota = Math.round(limits.cpus() * CPU_PERIOD_MICROS);
            set("cpu", name, isFirstVersion ? "cpu.cfs_quota_us" : "cpu.max", quota);
        }
        return new ControlGroup(made);
    }

    /// Removes what killed workers have left.
    public void removeAbandoned() {
        for (Path folder : folders.values().stream().distinct().toList()) {
            try (Stream<Path> groups = Files.list(folder)) {
                groups.filter(ControlGroups::isAbandoned).forEach(ControlGroup::removeIfEmpty);
            } catch (IOException e) {
                log.warn("Control groups of former workers in {} could not be looked for: {}", folder, e.toString());
            }
        }
    }

    /// Whose it is and, since others may share the hierarchy and the number, a word that nobody else has.
    private static String newName() {
        return OURS + ProcessHandle.current().pid() + "-"
                + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    }

    private void set(String controller, String group, String setting, long value) throws IOException {
        Files.writeString(
                Objects.requireNonNull(folders.get(controller)).resolve(group).resolve(setting), Long.toString(value));
    }

    /// The path of this process's group; empty where there is none.
    ///
    /// @param controller of version 1; empty for version 2
    private static Optional<String> ownGroup(Path root, String controller) {
        try (Stream<String> lines = Files.lines(root.resolve("proc/self/cgroup"))) {
            return lines.map(line -> line.split(":", 3))
                    .filter(parts -> List.of(parts[1].split(",", -1)).contains(controller))
                    .map(parts -> parts[2].equals("/") ? "" : parts[2])
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean letsMake(Path folder) {
        Path tried = folder.resolve(newName());
        try {
            Files.createDirectory(tried);
            boolean works = Files.exists(tried.resolve("cgroup.procs"));
            Files.delete(tried);
            return works;
        } catch (IOException e) {
            log.debug("No control groups can be made in {}: {}", folder, e.toString());
            return false;
        }
    }

    private static boolean isAbandoned(Path group) {
        String[] parts = group.getFileName().toString().split("-", -1);
        return parts.length == 3
                && group.getFileName().toString().startsWith(OURS)
                && parts[1].matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(parts[1])).isEmpty();
    }

    private static ControlGroups report(ControlGroups groups) {
        if (groups.folders.isEmpty()) {
            log.info(
                    "This worker may make no control groups: runners have resource limits, which hold for each process");
        } else {
            log.info(
                    "Control groups (version {}) limit runners in {}",
                    groups.isFirstVersion ? 1 : 2,
                    String.join(", ", groups.folders.keySet()));
        }
        return groups;
    }
}
