package dev.stoa.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Packages made for a test: wheels as PEP 427 has them, and archives of sources.
public final class WheelFolder {
    /// What a build backend does before and after it has made the text of its one module (PEP 517).
    private static final String BUILD_BEGINS = """
            import os, socket, zipfile

            def build_wheel(directory, settings=None, metadata=None):
                with open("PKG-INFO") as file:
                    fields = dict(line.strip().split(": ") for line in file if line.strip())
                name, version = fields["Name"], fields["Version"]
                wheel = f"{name}-{version}-py3-none-any.whl"
            """;
    private static final String BUILD_ENDS = """
                info = f"{name}-{version}.dist-info/"
                with zipfile.ZipFile(os.path.join(directory, wheel), "w") as out:
                    out.writestr(f"{name}.py", module)
                    out.writestr(info + "METADATA", f"Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n")
                    out.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
                    out.writestr(info + "RECORD", f"{name}.py,,\\n{info}METADATA,,\\n{info}WHEEL,,\\n{info}RECORD,,\\n")
                return wheel
            """;

    private final Path folder;

    public WheelFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    /// Adds a wheel with one module of the package's name.
    ///
    /// @param requires what it requires itself; empty for nothing
    public WheelFolder wheel(String name, String version, String module, String requires) {
        return wheel(name, version, requires, Map.of(name + "/__init__.py", module.getBytes(StandardCharsets.UTF_8)));
    }

    public WheelFolder wheel(String name, String version, String requires, Map<String, byte[]> contents) {
        String info = "%s-%s.dist-info/".formatted(name, version);
        Map<String, byte[]> files = new LinkedHashMap<>(contents);
        String metadata = "Metadata-Version: 2.1\nName: %s\nVersion: %s\n".formatted(name, version)
                + (requires.isEmpty() ? "" : "Requires-Dist: " + requires + "\n");
        files.put(info + "METADATA", metadata.getBytes(StandardCharsets.UTF_8));
        files.put(
                info + "WHEEL",
                "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
                        .getBytes(StandardCharsets.UTF_8));
        StringBuilder record = new StringBuilder();
        files.keySet().forEach(file -> record.append(file).append(",,\n"));
        record.append(info).append("RECORD,,\n");
        files.put(info + "RECORD", record.toString().getBytes(StandardCharsets.UTF_8));
        return zip("%s-%s-py3-none-any.whl".formatted(name, version), files);
    }

    /// Adds sources whose building runs some Python.
    ///
    /// @param body lines of a function with `os`, `socket`, and `name`, indented by four spaces, which set `module` to
    /// the
    ///             bytes of the package's one module
    public WheelFolder building(String name, String version, String body) {
        return sources(name, version, BUILD_BEGINS + body.indent(0) + BUILD_ENDS);
    }

    /// Adds sources that are built by a module of their own.
    ///
    /// @param backend a build backend as PEP 517 has it, in Python
    public WheelFolder sources(String name, String version, String backend) {
        String top = "%s-%s/".formatted(name, version);
        Map<String, String> files = Map.of(
                "pyproject.toml",
                "[build-system]\nrequires = []\nbuild-backend = \"backend\"\nbackend-path = [\".\"]\n",
                "PKG-INFO",
                "Metadata-Version: 2.1\nName: %s\nVersion: %s\n".formatted(name, version),
                "backend.py",
                backend);
        Map<String, byte[]> archived = new LinkedHashMap<>();
        files.forEach((file, content) -> archived.put(top + file, content.getBytes(StandardCharsets.UTF_8)));
        return zip("%s-%s.zip".formatted(name, version), archived);
    }

    private WheelFolder zip(String name, Map<String, byte[]> files) {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
