package dev.stoa.worker.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much memory programs here may still take: what the machine has left (proc(5), MemAvailable), or what is left
/// below the limit of this process's control group, where that is less.
final class MemoryLeft {
    private static final Pattern OWN_GROUP = Pattern.compile("(?m)^0::(/.*)$");

    private final Path root;

    /// @param root the root of the file system
    MemoryLeft(Path root) {
        this.root = root;
    }

    /// In bytes; as much as can be where nothing says.
    long bytes() {
        OptionalLong machine = named("proc/meminfo", "MemAvailable:");
        long left = machine.isPresent() ? machine.getAsLong() * 1024 : Long.MAX_VALUE;
        left = Math.min(left, below("memory.max", "memory.current", "inactive_file", ownGroup()));
        return Math.min(
                left,
                below("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file", "sys/fs/cgroup/memory"));
    }

    /// What is left in a group: of what it uses, the kernel gives back the files that nobody has looked at for long.
    private long below(String limitFile, String usageFile, String reclaimable, String group) {
        OptionalLong limit = number(group + "/" + limitFile);
        OptionalLong usage = number(group + "/" + usageFile);
        if (limit.isEmpty() || usage.isEmpty()) {
            return Long.MAX_VALUE;
        }
        return limit.getAsLong()
                - usage.getAsLong()
                + named(group + "/memory.stat", reclaimable + " ").orElse(0);
    }

    private String ownGroup() {
        String groups = text("proc/self/cgroup");
        Matcher own = OWN_GROUP.matcher(groups);
        String path = "sys/fs/cgroup" + (own.find() ? own.group(1) : "");
        // In a container the path is another than what is mounted.
        return Files.isReadable(root.resolve(path + "/memory.max")) ? path : "sys/fs/cgroup";
    }

    private OptionalLong number(String file) {
        return parse(text(file).strip());
    }

    private OptionalLong named(String file, String name) {
        return text(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .map(line -> parse(List.of(line.substring(name.length()).strip().split(" "))
                        .getFirst()))
                .orElse(OptionalLong.empty());
    }

    /// Empty for `max` too.
    private static OptionalLong parse(String number) {
        return number.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(number)) : OptionalLong.empty();
    }

    private String text(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            return ""; // there is no such thing on this kind of machine
        }
    }
}
