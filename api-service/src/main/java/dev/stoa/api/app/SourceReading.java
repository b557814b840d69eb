package dev.stoa.api.app;

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
        Manifest manifest =
                source.text(MANIFEST).map(text -> manifest(text, faults)).orElse(null);
        if (source.text(MANIFEST).isEmpty()) {
            faults.add(new Fault(
                    "/" + MANIFEST,
                    "There is no manifest.json in %s of the repository at commit %s. Add one with at least a name."
                            .formatted(folderName(address), source.commitId())));
        }
        boolean wantsJava = manifest != null
                && manifest.document().path("runtime").asString("").equals("java");
        if (wantsJava) {
            faults.add(new Fault(
                    "/manifest.json/runtime",
                    "runtime is \"java\", which this installation does not run; it runs \"python\"."));
        } else if (source.text("function.py").isEmpty()) {
            faults.add(new Fault(
                    "/function.py",
                    "There is no function.py in %s of the repository at commit %s. Add one with `async def run(inputs: dict) -> dict`."
                            .formatted(folderName(address), source.commitId())));
        }
        if (manifest == null || !faults.isEmpty()) {
            throw new RegistrationRefusedException(summary(faults), faults);
        }
        return new RegisteredSource(
                source.commitId(), manifest, source.text("README.md").orElse(null));
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
