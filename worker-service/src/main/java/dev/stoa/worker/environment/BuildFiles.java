package dev.stoa.worker.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/// The files of a build, which are foreign: whoever wrote them may have put anything there.
final class BuildFiles {
    private static final int MOST_BYTES = 1_000_000;

    private BuildFiles() {}

    /// Gives a folder and what is in it to another user, as only root can.
    static void giveTo(int user, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setAttribute(file, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", user, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /// A small file's text, with U+FFFD where it is not UTF-8; empty when there is none, or none that can be believed.
    static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST_BYTES) {
            return "";
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /// Puts what a folder holds in the place of an empty one on the same disk.
    static void moveOnto(Path folder, Path empty) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder + " is no folder");
        }
        Files.move(folder, empty, StandardCopyOption.ATOMIC_MOVE);
    }
}
