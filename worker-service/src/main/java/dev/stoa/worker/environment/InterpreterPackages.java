package dev.stoa.worker.environment;

import dev.stoa.contracts.json.StoaJson;
import dev.stoa.worker.sandbox.PythonInterpreter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/// The packages of the workers' Python, which an app without requirements sees.
@Component
class InterpreterPackages {
    private static final int TAKES_AT_MOST_SECONDS = 60;
    private static final String ASK = """
            import importlib.metadata, json
            found = {d.metadata["Name"].lower(): d.version for d in importlib.metadata.distributions() if d.metadata["Name"]}
            print(json.dumps([{"name": name, "version": found[name]} for name in sorted(found)]))
            """;

    private final PythonInterpreter python;

    InterpreterPackages(PythonInterpreter python) {
        this.python = python;
    }

    /// Asks the interpreter: what is installed may have changed since it was asked last.
    List<InstalledPackage> list() throws InterruptedException {
        try {
            Process process = new ProcessBuilder(python.executable().toString(), "-I", "-c", ASK)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(TAKES_AT_MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(python.executable() + " does not say which packages it has.");
            }
            return StoaJson.MAPPER.readValue(said, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JacksonException e) {
            throw new IllegalStateException(python.executable() + " does not say which packages it has.", e);
        }
    }
}
