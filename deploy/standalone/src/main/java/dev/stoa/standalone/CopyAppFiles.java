package dev.stoa.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Makes a working tree hold exactly the files of an app's folder, without what Python and desktops leave behind.
final class CopyAppFiles {

    private static final Set<String> IGNORED = Set.of(".git", "__pycache__", ".DS_Store", ".venv", ".pytest_cache");

    private CopyAppFiles() {}

    static void of(Path app, Path tree) throws IOException {
        deleteWhatIsGone(app, tree);
        for (Path file : filesOf(app)) {
            Path target = tree.resolve(app.relativize(file).toString());
            Files.createDirectories(target.resolve("..").normalize());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static void deleteWhatIsGone(Path app, Path tree) throws IOException {
        for (Path file :
                filesOf(tree).stream().sorted(Comparator.reverseOrder()).toList()) {
            if (!Files.isRegularFile(app.resolve(tree.relativize(file).toString()))) {
                Files.delete(file);
            }
        }
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(file -> !isIgnored(folder.relativize(file)))
                    .toList();
        }
    }

    private static boolean isIgnored(Path relative) {
        for (Path name : relative) {
            if (IGNORED.contains(name.toString()) || name.toString().endsWith(".pyc")) {
                return true;
            }
        }
        return false;
    }
}
