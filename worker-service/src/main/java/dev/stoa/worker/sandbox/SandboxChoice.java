package dev.stoa.worker.sandbox;

import dev.stoa.worker.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the best sandbox that is to be had on this machine, by trying.
public final class SandboxChoice {
    private static final Logger log = LoggerFactory.getLogger(SandboxChoice.class);
    private static final int TRIAL_TAKES_AT_MOST_SECONDS = 20;

    private SandboxChoice() {}

    /// Finds the best there is.
    ///
    /// @param view     of an app, for the trial
    /// @throws StartRefused when there is less than the operator asks for
    public static Sandbox find(SandboxProperties properties, Programs programs, View view) {
        if (properties.mode() == SandboxProperties.Mode.OFF) {
            log.warn(
                    "stoa.sandbox.mode is off: app code may do whatever this worker's user may. For trusted apps only.");
            return new NoSandbox(programs);
        }
        List<String> missing = new ArrayList<>();
        for (Sandbox sandbox :
                List.of(new Bubblewrap(programs, properties), new LandlockSandbox(programs, properties))) {
            if (sandbox.protection().compareTo(properties.least()) >= 0) {
                String problem = problemOf(sandbox, view);
                if (problem.isEmpty()) {
                    report(sandbox, missing);
                    return sandbox;
                }
                missing.add("%s: %s".formatted(sandbox.protection().word(), problem));
            }
        }
        throw new StartRefused(
                "This worker cannot keep app code from harm as stoa.sandbox.least=%s asks. %s. Install bubblewrap, or see /docs/security; stoa.sandbox.mode=off starts it without protection, for trusted apps only."
                        .formatted(properties.least().word(), String.join("; ", missing)));
    }

    private static void report(Sandbox sandbox, List<String> missing) {
        log.info("App code is kept from harm by {}", sandbox.protection().word());
        missing.forEach(one -> log.warn("Not to be had here: {}", one));
    }

    /// Why a sandbox does not work here; empty when it does.
    private static String problemOf(Sandbox sandbox, View view) {
        if (sandbox.protection() == Protection.LANDLOCK && OtherUser.isNeeded()) {
            return "this worker is root, which only namespaces take away; start it as an ordinary user";
        }
        ProcessBuilder builder = new ProcessBuilder(sandbox.command(view, List.of("--try"))).redirectErrorStream(true);
        builder.environment().keySet().retainAll(List.of("PATH"));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(TRIAL_TAKES_AT_MOST_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
                return "it did not start within %d s".formatted(TRIAL_TAKES_AT_MOST_SECONDS);
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.exitValue() != 0) {
                return lastLine(said, process.exitValue());
            }
            said.lines().forEach(log::warn);
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the start was interrupted";
        }
    }

    private static String lastLine(String said, int exitCode) {
        return said.isEmpty() ? "exit code " + exitCode : said.substring(said.lastIndexOf('\n') + 1);
    }
}
