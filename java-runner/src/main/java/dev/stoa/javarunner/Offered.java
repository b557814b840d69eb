package dev.stoa.javarunner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stoa.Progress;
import stoa.Secrets;

/// The classes that apps may use without bringing them along.
final class Offered {
    private static final String SUFFIX = ".class";
    private static final Map<String, byte[]> BY_NAME =
            List.of(Progress.class, Secrets.class).stream().collect(Collectors.toMap(Class::getName, Offered::code));

    private Offered() {}

    /// The code of the class with this name; null when it is none of them.
    static byte @Nullable [] find(String name) {
        return BY_NAME.get(name);
    }

    /// Writes them as files for a compiler.
    static void write(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> each : BY_NAME.entrySet()) {
            Path file = folder.resolve(each.getKey().replace('.', '/') + SUFFIX);
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue());
        }
    }

    private static byte[] code(Class<?> type) {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + SUFFIX)) {
            if (in == null) {
                throw new IllegalStateException(type + " is missing in this build");
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            in.transferTo(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
