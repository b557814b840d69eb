package dev.stoa.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The last lines of a log file, for an error message.
public final class FileTail {

    private static final long READ_BYTES = 64L * 1024;

    private FileTail() {}

    /// At most `lines` last lines, oldest first; none when the file cannot be read.
    public static List<String> of(Path file, int lines) {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(0, access.length() - READ_BYTES);
            byte[] bytes = new byte[(int) (access.length() - start)];
            access.seek(start);
            access.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException ignored) {
            return List.of();
        }
    }
}
