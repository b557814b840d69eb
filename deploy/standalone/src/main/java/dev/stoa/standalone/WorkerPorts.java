package dev.stoa.standalone;

import java.util.Map;

/// Where workers have their health pages and metrics: the first at the port of `STOA_WORKER_PORT`, each other one at
/// the
/// port after that of the one before. Without it each takes a free port.
///
/// @param first 0 for free ports
record WorkerPorts(int first) {
    private static final String VARIABLE = "STOA_WORKER_PORT";
    private static final int HIGHEST = 65_535;

    /// @throws UpException when there are no such ports for so many workers
    static WorkerPorts fromEnvironment(Map<String, String> environment, int workers) {
        String value = environment.getOrDefault(VARIABLE, "").strip();
        int highest = HIGHEST - workers + 1;
        try {
            int first = value.isEmpty() ? 0 : Integer.parseInt(value);
            if (first >= 0 && first <= highest) {
                return new WorkerPorts(first);
            }
        } catch (NumberFormatException ignored) {
            // Said below.
        }
        throw UpException.failure("%s must be a whole number from 0 to %d, for the ports of %d workers, not '%s'."
                .formatted(VARIABLE, highest, workers, value));
    }

    /// @param worker from 1
    int of(int worker) {
        return first == 0 ? 0 : first + worker - 1;
    }
}
