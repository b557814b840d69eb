package dev.stoa.worker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// This worker.
///
/// @param id     its name in the database
/// @param host   the machine's name
/// @param pid    its process
/// @param pools  which runs it takes
/// @param slots  how many attempts of each pool it carries out at a time
/// @param folder where checkouts and temporary files are
public record Worker(String id, String host, long pid, List<String> pools, int slots, Path folder) {

    /// How many attempts it carries out at a time, of all pools.
    public int allSlots() {
        return slots * pools.size();
    }

    /// The worker that `properties` describe, on this machine.
    static Worker of(WorkerProperties properties) {
        String host = hostName();
        Integer slots = properties.slots();
        String id = properties.id();
        Path folder = properties.folder();
        return new Worker(
                id == null || id.isBlank()
                        ? host + "-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36)
                        : id,
                host,
                ProcessHandle.current().pid(),
                properties.pools(),
                slots == null ? Math.max(2, 2 * Runtime.getRuntime().availableProcessors()) : slots,
                (folder == null ? Path.of(System.getProperty("java.io.tmpdir"), "stoa-worker") : folder)
                        .toAbsolutePath()
                        .normalize());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown-host"; // a machine whose own name does not resolve; the name is only shown
        }
    }
}
