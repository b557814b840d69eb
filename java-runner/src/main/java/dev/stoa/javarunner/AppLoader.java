package dev.stoa.javarunner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The classes of one run: the app's own, those of its jars, and what Stoa offers to apps. Of the runner it sees
/// nothing,
/// so that an app's jars cannot clash with the runner's.
final class AppLoader extends URLClassLoader {
    /// The folder of an app's jars.
    static final String JARS = "lib";

    static {
        registerAsParallelCapable();
    }

    private final AppClasses classes;
    private final ProtectionDomain domain;

    AppLoader(Path appFolder, AppClasses classes) {
        super(urls(appFolder), ClassLoader.getPlatformClassLoader());
        this.classes = classes;
        URL source = getURLs()[0];
        this.domain = new ProtectionDomain(new CodeSource(source, (Certificate[]) null), null, this, null);
    }

    /// The jars of an app, in the order of their names.
    static List<Path> jars(Path appFolder) {
        Path folder = appFolder.resolve(JARS);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte @Nullable [] offered = Offered.find(name);
        byte @Nullable [] code = offered == null ? classes.find(name) : offered;
        return code == null ? super.findClass(name) : defineClass(name, code, 0, code.length, domain);
    }

    private static URL[] urls(Path appFolder) {
        List<URL> urls = new ArrayList<>();
        try {
            // Not by Path.toUri, which asks for the file's attributes each time.
            urls.add(URI.create("file:" + encoded(appFolder) + "/").toURL());
            for (Path jar : jars(appFolder)) {
                urls.add(URI.create("file:" + encoded(jar)).toURL());
            }
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
        return urls.toArray(URL[]::new);
    }

    private static String encoded(Path path) {
        return path.toFile().toURI().getRawPath().replaceAll("/$", "");
    }
}
