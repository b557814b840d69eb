package dev.stoa.worker.runner;

import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/// One call of an app's function.
///
/// @param inputs     a JSON object
/// @param limits     what the run may use
/// @param log        gets what the run prints, piece by piece; must not wait for anything
/// @param progress   gets what the run says of its progress; must not wait for anything
/// @param cpuSeconds gets the CPU time of all processes of the run when they have ended, before the call is over; is
/// not
///                   called where it is not known
public record RunRequest(
        String inputs,
        RunLimits limits,
        Consumer<String> log,
        Consumer<Progress> progress,
        DoubleConsumer cpuSeconds) {}
