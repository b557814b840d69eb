package dev.stoa.api.app;

import dev.stoa.contracts.manifest.AppRuntime;
import dev.stoa.contracts.manifest.Fault;
import dev.stoa.contracts.manifest.Manifest;
import dev.stoa.contracts.manifest.ManifestException;
import dev.stoa.contracts.manifest.ManifestReader;
import dev.stoa.contracts.source.FetchedSource;
import dev.stoa.contracts.source.SourceAddress;
import dev.stoa.contracts.source.SourceException;
import dev.stoa.contracts.source.SourceFetch;
import dev.stoa.contracts.source.SourceProperties;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/// Fetches an app's source and reads what registration needs of it.
@Component
class SourceReading {
    private static final String MANIFEST = "manifest.json";
    private static final long MOST_BYTES = 256 * 1024;

    private final SourceFetch fetch;
    private final ManifestReader manifests = new ManifestReader();

    SourceReading(SourceProperties properties) {
        this.fetch = new SourceFetch(properties);
    }

    /// What is at the address; throws [RegistrationRefusedException] with every fault.
    RegisteredSource read(SourceAddress address, @Nullable String ref) {
        Path folder = emptyFolder();
        try (FetchedSource source = fetch.fetch(address, ref, folder)) {
            return read(source, address);
        } catch (SourceException e) {
            throw refused(e);
        } finally {
            delete(folder);
        }
    }

    static RegistrationRefusedException refused(SourceException e) {
        String message = String.valueOf(e.getMessage());
        String pointer = "/" + e.place().name().toLowerCase(Locale.ROOT);
        return new RegistrationRefusedException(message, List.of(new Fault(pointer, message)));
    }

    @PreDestroy
    void close() {
        fetch.close();
    }

    private RegisteredSource read(FetchedSource source, SourceAddress address) {
        List<Fault> faults = new ArrayList<>();
        Manifest manifest = source.text(MANIFEST, MOST_BYTES)
                .map(text -> manifest(text, faults))
                .orElse(null);
        if (!source.has(MANIFEST)) {
            faults.add(new Fault(
                    "/" + MANIFEST,
                    "There is no manifest.json in %s of the repository at commit %s. Add one with at least a name."
                            .formatted(folderName(address), source.commitId())));
        }
        AppRuntime runtime = manifest == null ? byFile(source) : manifest.runtime(source::has);
        if (!source.has(runtime.file())) {
            faults.add(missing(runtime, source, address));
        }
        if (manifest == null || !faults.isEmpty()) {
            throw new RegistrationRefusedException(summary(faults), faults);
        }
        // PostgreSQL's text cannot hold U+0000, which a README.md in UTF-16 is full of.
        String readme = source.text("README.md", MOST_BYTES)
                .map(text -> text.replace("\0", ""))
                .orElse(null);
        return new RegisteredSource(source.commitId(), manifest, readme);
    }

    private static AppRuntime byFile(FetchedSource source) {
        boolean onlyJava = source.has(AppRuntime.JAVA.file()) && !source.has(AppRuntime.PYTHON.file());
        return onlyJava ? AppRuntime.JAVA : AppRuntime.PYTHON;
    }

    private static Fault missing(AppRuntime runtime, FetchedSource source, SourceAddress address) {
        String words = switch (runtime) {
            case PYTHON ->
                "There is no function.py in %s of the repository at commit %s. Add one with `async def run(inputs: dict) -> dict`, or a Function.java.";
            case JAVA ->
                "There is no Function.java in %s of the repository at commit %s, although its runtime is \"java\". Add one with `public static Map<String, Object> run(Map<String, Object> inputs)`.";
        };
        return new Fault("/" + runtime.file(), words.formatted(folderName(address), source.commitId()));
    }

    private @Nullable Manifest manifest(String text, List<Fault> faults) {
        try {
            return manifests.read(text);
        } catch (ManifestException e) {
            for (Fault fault : e.faults()) {
                faults.add(new Fault("/" + MANIFEST + fault.pointer(), fault.detail()));
            }
            return null;
        }
    }

    private static String summary(List<Fault> faults) {
        String first = faults.getFirst().detail();
        return faults.size() == 1 ? first : "The app has %d faults; the first: %s".formatted(faults.size(), first);
    }

    private static String folderName(SourceAddress address) {
        return address.path().isEmpty() ? "the top folder" : "the folder \"" + address.path() + "\"";
    }

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory("stoa-registration-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
