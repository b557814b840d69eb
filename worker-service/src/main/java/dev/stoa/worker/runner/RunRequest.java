package dev.stoa.worker.runner;

import dev.stoa.contracts.json.StoaJson;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/// One call of an app's function.
///
/// @param inputs     a JSON object
/// @param secrets    what the run is given besides, by the names of environment variables
/// @param limits     what the run may use
/// @param log        gets what the run prints, piece by piece; must not wait for anything
/// @param progress   gets what the run says of its progress; must not wait for anything
/// @param cpuSeconds gets the CPU time of all processes of the run when they have ended, before the call is over; is
/// not
///                   called where it is not known
public record RunRequest(
        String inputs,
        Map<String, String> secrets,
        RunLimits limits,
        Consumer<String> log,
        Consumer<Progress> progress,
        DoubleConsumer cpuSeconds) {

    /// As a runner reads it.
    String json() {
        String given = secrets.isEmpty() ? "" : ",\"secrets\":" + StoaJson.MAPPER.writeValueAsString(secrets);
        return "{\"inputs\":" + inputs + ",\"memory_mb\":" + limits.memoryMb() + given + "}";
    }

    @Override
    public String toString() {
        return "a call with secrets " + secrets.keySet();
    }
}
