package dev.stoa.worker.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryLeftTest {
    @TempDir
    Path root;

    @Test
    void itIsWhatTheMachineHasLeft() throws IOException {
        file("proc/meminfo", "MemTotal:       2000 kB\nMemAvailable:       1000 kB\n");
        assertThat(new MemoryLeft(root).bytes()).isEqualTo(1_024_000);
    }

    @Test
    void itIsWhatTheControlGroupHasLeftWhereThatIsLess() throws IOException {
        file("proc/meminfo", "MemAvailable:       1000 kB\n");
        file("proc/self/cgroup", "0::/system.slice/stoa.service\n");
        file("sys/fs/cgroup/system.slice/stoa.service/memory.max", "900000\n");
        file("sys/fs/cgroup/system.slice/stoa.service/memory.current", "800000\n");
        file("sys/fs/cgroup/system.slice/stoa.service/memory.stat", "anon 1\ninactive_file 50000\n");
        assertThat(new MemoryLeft(root).bytes()).isEqualTo(150_000);
    }

    @Test
    void inAContainerTheGroupIsAtTheTop() throws IOException {
        file("proc/self/cgroup", "0::/docker/1a2b\n");
        file("sys/fs/cgroup/memory.max", "900000\n");
        file("sys/fs/cgroup/memory.current", "800000\n");
        assertThat(new MemoryLeft(root).bytes()).isEqualTo(100_000);
    }

    @Test
    void aGroupOfTheFirstVersionCountsToo() throws IOException {
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "700000\n");
        file("sys/fs/cgroup/memory/memory.usage_in_bytes", "500000\n");
        file("sys/fs/cgroup/memory/memory.stat", "total_inactive_file 100000\n");
        assertThat(new MemoryLeft(root).bytes()).isEqualTo(300_000);
    }

    @Test
    void withoutALimitThereIsNone() throws IOException {
        file("sys/fs/cgroup/memory.max", "max\n");
        file("sys/fs/cgroup/memory.current", "1\n");
        assertThat(new MemoryLeft(root).bytes()).isEqualTo(Long.MAX_VALUE);
    }

    private void file(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }
}
