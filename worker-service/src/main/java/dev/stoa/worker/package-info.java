/// The worker: takes tickets, claims what they name, calls the functions and records the results. Start reading at
/// `attempt.AttemptPipeline`.
@NullMarked
package dev.stoa.worker;

import org.jspecify.annotations.NullMarked;
