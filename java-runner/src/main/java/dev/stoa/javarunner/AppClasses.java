package dev.stoa.javarunner;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// The compiled classes of an app version, by name: kept in memory, where no run can change them for the next.
final class AppClasses {
    private static final String SUFFIX = ".class";

    private final Map<String, byte[]> byName;

    private AppClasses(Map<String, byte[]> byName) {
        this.byName = byName;
    }

    /// Reads what [#write] has written.
    static AppClasses read(InputStream in) throws IOException {
        Map<String, byte[]> byName = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byName.put(entry.getName(), zip.readAllBytes());
            }
        }
        return new AppClasses(byName);
    }

    /// Those in a folder and below.
    static AppClasses in(Path folder) throws IOException {
        Map<String, byte[]> byName = new HashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files =
                    all.filter(path -> path.toString().endsWith(SUFFIX)).toList();
            for (Path file : files) {
                String path = folder.relativize(file).toString();
                String name = path.substring(0, path.length() - SUFFIX.length()).replace('/', '.');
                byName.put(name, Files.readAllBytes(file));
            }
        }
        return new AppClasses(byName);
    }

    void write(OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(0);
            for (Map.Entry<String, byte[]> entry : byName.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
    }

    byte @Nullable [] find(String name) {
        return byName.get(name);
    }
}
