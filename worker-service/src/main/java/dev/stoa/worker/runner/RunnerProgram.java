package dev.stoa.worker.runner;

import dev.stoa.worker.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Puts the runner's files on disk, where an interpreter can find them: Python, and a jar for Java apps.
final class RunnerProgram {
    private static final String ENTRY = "stoa_runner.py";
    private static final String JAR = "java-runner.jar";

    private RunnerProgram() {}

    /// The path of the program's entry, below `folder`. Files of one content are written once, with one rename, and
    /// shared by the workers of a machine.
    static Path install(Path folder) throws IOException {
        Map<String, byte[]> files = files();
        Path installed = folder.resolve("runner-" + hash(files));
        if (Files.notExists(installed)) {
            Path unfinished = Files.createTempDirectory(folder, ".unfinished-");
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(unfinished.resolve(file.getKey()), file.getValue());
            }
            Folders.seal(unfinished);
            if (!Folders.publish(unfinished, installed)) {
                Folders.delete(unfinished);
            }
        }
        return installed.resolve(ENTRY);
    }

    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>(Comparator.naturalOrder());
        var resolver = new PathMatchingResourcePatternResolver(RunnerProgram.class.getClassLoader());
        for (String kind : List.of("py", "jar")) {
            for (Resource resource : resolver.getResources("classpath:runner/*." + kind)) {
                try (InputStream in = resource.getInputStream()) {
                    files.put(Objects.requireNonNull(resource.getFilename()), in.readAllBytes());
                }
            }
        }
        for (String needed : List.of(ENTRY, JAR)) {
            if (!files.containsKey(needed)) {
                throw new IllegalStateException("runner/" + needed + " is missing in this build");
            }
        }
        return files;
    }

    private static String hash(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update((name + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
