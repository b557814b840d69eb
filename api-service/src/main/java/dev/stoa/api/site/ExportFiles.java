package dev.stoa.api.site;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the exported site: all files of the one folder or jar that has its `index.html`.
final class ExportFiles {
    private static final String INDEX = "index.html";

    private ExportFiles() {}

    /// File name, from the export's root on and with slashes, to content; empty when there is no export.
    ///
    /// @param folder a folder of the classpath
    static Map<String, byte[]> read(String folder) throws IOException {
        URL index = loader().getResource(folder + "/" + INDEX);
        if (index == null) {
            return Map.of();
        }
        URLConnection connection = index.openConnection();
        return connection instanceof JarURLConnection jar ? inJar(jar.getJarFile(), folder + "/") : inFolder(index);
    }

    private static ClassLoader loader() {
        @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? ExportFiles.class.getClassLoader() : context;
    }

    /// The jar is the class loader's own and stays open.
    private static Map<String, byte[]> inJar(JarFile jar, String root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        List<JarEntry> entries = jar.stream()
                .filter(entry -> entry.getName().startsWith(root) && !entry.isDirectory())
                .toList();
        for (JarEntry entry : entries) {
            try (var content = jar.getInputStream(entry)) {
                files.put(entry.getName().substring(root.length()), content.readAllBytes());
            }
        }
        return files;
    }

    private static Map<String, byte[]> inFolder(URL index) throws IOException {
        Path root = path(index).resolveSibling("");
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                files.put(name, Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static Path path(URL file) throws IOException {
        try {
            return Path.of(file.toURI());
        } catch (URISyntaxException e) {
            throw new IOException(file + " is no address of a file", e);
        }
    }
}
