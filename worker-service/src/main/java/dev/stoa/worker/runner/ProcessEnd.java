package dev.stoa.worker.runner;

import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a run's process ended, as its runner saw it.
///
/// @param exit        the exit code; null when it was ended by a signal
/// @param signal      the signal's number; null when it exited
/// @param outOfMemory whether there is evidence that it ran out of memory
/// @param cpuSeconds  the CPU time of all its processes; null where the runner does not know it
record ProcessEnd(
        @Nullable Integer exit,
        @Nullable Integer signal,
        @Nullable Boolean outOfMemory,
        @Nullable Double cpuSeconds) {
    private static final int SIGKILL = 9;
    private static final Map<Integer, String> SIGNALS = Map.ofEntries(
            Map.entry(1, "SIGHUP"),
            Map.entry(2, "SIGINT"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL"),
            Map.entry(5, "SIGTRAP"),
            Map.entry(6, "SIGABRT"),
            Map.entry(7, "SIGBUS"),
            Map.entry(8, "SIGFPE"),
            Map.entry(SIGKILL, "SIGKILL"),
            Map.entry(11, "SIGSEGV"),
            Map.entry(13, "SIGPIPE"),
            Map.entry(14, "SIGALRM"),
            Map.entry(15, "SIGTERM"),
            Map.entry(24, "SIGXCPU"),
            Map.entry(25, "SIGXFSZ"),
            Map.entry(31, "SIGSYS"));

    /// The error of a run that ended so without having said why.
    RunError error(RunLimits limits) {
        if (Boolean.TRUE.equals(outOfMemory)) {
            return new RunError(
                    ErrorKind.OUT_OF_MEMORY, "The run needed more memory than " + limits.memoryInWords() + ".");
        }
        if (signal == null) {
            return new RunError(
                    ErrorKind.APP_ERROR,
                    "The function ended its process with exit code %d before returning.".formatted(exit));
        }
        if (signal == SIGKILL) {
            return new RunError(
                    ErrorKind.OUT_OF_MEMORY,
                    "The function's process was ended by signal 9 (SIGKILL), probably because it needed more memory than there is.");
        }
        return new RunError(ErrorKind.APP_ERROR, "The function's process was ended by " + inWords(signal) + ".");
    }

    /// Such as `signal 11 (SIGSEGV)`.
    static String inWords(int signal) {
        String name = SIGNALS.get(signal);
        return "signal " + signal + (name == null ? "" : " (" + name + ")");
    }
}
