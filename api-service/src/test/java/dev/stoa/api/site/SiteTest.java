package dev.stoa.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {
    private static final Site SITE = new Site(Map.of(
            "index.html", text("index"),
            "runs.html", text("runs"),
            "runs/[id].html", text("one run"),
            "runs/latest.html", text("latest"),
            "docs.html", text("docs"),
            "docs/start.html", text("start"),
            "docs/start.md", text("# start"),
            "404.html", text("nothing")));

    @ParameterizedTest
    @CsvSource({
        "/, index",
        "/index.html, index",
        "/runs, runs",
        "/runs.html, runs",
        "/runs/42, one run",
        "/runs/latest, latest",
        "/docs/start, start",
        "/docs/start.md, # start",
        "/runs/42/logs,",
        "/runs/,",
        "/docs/nothing,",
        "/42,",
        "/runs/../index.html/x,",
        "//index.html,",
        "/RUNS,",
    })
    void aPathLeadsToTheFileThenThePageThenTheFoldersPageForAnyName(String path, @Nullable String content) {
        Optional<String> found =
                SITE.find(path).map(file -> new String(file.plain().bytes(), StandardCharsets.UTF_8));

        assertThat(found).isEqualTo(Optional.ofNullable(content));
    }

    @Test
    void aBuildWithoutTheSiteServesAPageThatSaysWhatToDo() throws IOException {
        Site site = Site.in("no-such-folder");

        assertThat(new String(site.find("/").orElseThrow().plain().bytes(), StandardCharsets.UTF_8))
                .contains("built without its web site", "Node.js 20.19");
        assertThat(site.find("/runs")).isEmpty();
        assertThat(site.notFoundPage()).isEmpty();
    }

    @Test
    void theExportIsReadFromAJarAsFromAFolder(@TempDir Path temp) throws IOException {
        Path jar = temp.resolve("docs-site.jar");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : new String[] {
                "export/index.html", "export/runs/[id].html", "export/_next/a b%20~.js", "secret.txt", "exported.txt"
            }) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(text(name));
            }
        }
        Files.write(jar, bytes.toByteArray());

        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            Thread.currentThread().setContextClassLoader(loader);
            assertThat(ExportFiles.read("export"))
                    .containsOnlyKeys("index.html", "runs/[id].html", "_next/a b%20~.js")
                    .containsEntry("runs/[id].html", text("export/runs/[id].html"));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
