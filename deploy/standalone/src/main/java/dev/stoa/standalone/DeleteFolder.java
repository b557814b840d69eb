package dev.stoa.standalone;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Deletes a folder with everything in it, whatever the folders' modes are: workers seal what they check out, and an
/// app
/// may leave a folder that nobody can read.
final class DeleteFolder extends SimpleFileVisitor<Path> {

    private final Set<Path> opened = new HashSet<>();

    private DeleteFolder() {}

    /// @param path a file is deleted too; of a symbolic link only the link is
    static void of(Path path) throws IOException {
        Files.walkFileTree(path, new DeleteFolder());
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        open(folder);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
    }

    /// A folder is listed before it is visited: one that cannot be is opened first and then walked again.
    @Override
    public FileVisitResult visitFileFailed(Path folder, IOException e) throws IOException {
        if (!(e instanceof AccessDeniedException) || !opened.add(folder)) {
            throw e;
        }
        open(folder);
        Files.walkFileTree(folder, this);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
        if (e != null) {
            throw e;
        }
        Files.delete(folder);
        return FileVisitResult.CONTINUE;
    }

    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
}
