package dev.stoa.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written to the kernel's files, by plain files in their place.
class ControlGroupsTest {
    private static final ControlGroups.Limits LIMITS = new ControlGroups.Limits(1_000_000, 300, 1.5);

    @TempDir
    Path root;

    @Test
    void withTheSecondVersionTheWorkerMovesIntoAGroupOfItsOwnAndRunnersGetTheirs() throws IOException {
        file("proc/self/cgroup", "0::/stoa.service\n");
        file("sys/fs/cgroup/stoa.service/cgroup.controllers", "cpuset cpu io memory pids\n");
        file("sys/fs/cgroup/stoa.service/cgroup.subtree_control", "\n");
        ControlGroups groups = ControlGroups.find(root);
        assertThat(groups.controllers()).containsExactly("cpu", "memory", "pids");
        Path own = root.resolve("sys/fs/cgroup/stoa.service");
        assertThat(own.resolve("stoa-worker/cgroup.procs"))
                .hasContent(Long.toString(ProcessHandle.current().pid()));
        ControlGroup group = groups.make(LIMITS);
        Path made = Objects.requireNonNull(
                Path.of(group.join(List.of("true")).get(4)).getParent());
        assertThat(made).hasParent(own);
        assertThat(made.resolve("memory.max")).hasContent("1000000");
        assertThat(made.resolve("pids.max")).hasContent("300");
        assertThat(made.resolve("cpu.max")).hasContent("150000");
        assertThat(group.join(List.of("true"))).endsWith(made + "/cgroup.procs", "--", "true");
    }

    @Test
    void withTheFirstVersionThereIsAGroupInEachHierarchy() throws IOException {
        file("proc/self/cgroup", "5:memory:/box\n4:pids:/\n3:cpu,cpuacct:/\n");
        for (String folder : new String[] {"memory/box", "pids", "cpu"}) {
            file("sys/fs/cgroup/" + folder + "/tasks", "");
        }
        assertThat(ControlGroups.find(root).controllers())
                .as("a folder in which a new one has no files of the kernel's is none of its")
                .isEmpty();
    }

    @Test
    void withoutAnyACommandStaysAsItIs() throws IOException {
        ControlGroups groups = ControlGroups.find(root);
        assertThat(groups.controllers()).isEmpty();
        assertThat(groups.make(LIMITS).join(List.of("true", "x"))).containsExactly("true", "x");
    }

    private void file(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }
}
