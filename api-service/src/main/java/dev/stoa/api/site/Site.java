package dev.stoa.api.site;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The site's files by the paths they are served at. Nothing is served but what stood in the export when the API
/// started: a path is looked up among those names and never leads to the file system.
final class Site {
    private static final String PAGE = ".html";
    private static final String NOT_FOUND = "404.html";

    private final Map<String, SiteFile> files = new HashMap<>();
    private final Map<String, SiteFile> pagesForAnyName = new HashMap<>();

    /// @param files file name, from the export's root on, to content
    Site(Map<String, byte[]> files) {
        files.forEach((name, content) -> {
            SiteFile file = new SiteFile(name, content);
            this.files.put(name, file);
            String last = name.substring(name.lastIndexOf('/') + 1);
            if (last.startsWith("[") && last.endsWith("]" + PAGE)) {
                pagesForAnyName.put(folder(name), file);
            }
        });
    }

    /// The site in a folder of the classpath; when it was left out of the build, a page that says so.
    static Site in(String folder) throws IOException {
        Map<String, byte[]> files = ExportFiles.read(folder);
        return new Site(files.isEmpty() ? Map.of("index.html", pageWithoutSite()) : files);
    }

    private static byte[] pageWithoutSite() throws IOException {
        try (InputStream page = Site.class.getResourceAsStream("without-site.html")) {
            return Objects.requireNonNull(page).readAllBytes();
        }
    }

    /// What is served at a path: the file of that name, else the page of that name, else the page that stands for any
    /// name in that folder, such as `runs/[id].html` for `/runs/42`.
    ///
    /// @param path decoded, with its slash in front
    Optional<SiteFile> find(String path) {
        String name = path.equals("/") ? "index.html" : path.substring(1);
        SiteFile file = files.get(name);
        if (file == null) {
            file = files.get(name + PAGE);
        }
        if (file == null && !name.endsWith("/")) {
            file = pagesForAnyName.get(folder(name));
        }
        return Optional.ofNullable(file);
    }

    /// The page for a path that has none; empty when the site brings none.
    Optional<SiteFile> notFoundPage() {
        return Optional.ofNullable(files.get(NOT_FOUND));
    }

    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }
}
