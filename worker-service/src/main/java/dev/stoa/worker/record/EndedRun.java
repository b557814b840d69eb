package dev.stoa.worker.record;

import java.time.Duration;

/// What the database says of a run that this worker has just ended.
///
/// @param app     the app's name in addresses
/// @param attempt the number of the attempt that ended it
/// @param queue   from the submission to the start of that attempt
/// @param time    from there to the end
public record EndedRun(String app, int attempt, Duration queue, Duration time) {}
