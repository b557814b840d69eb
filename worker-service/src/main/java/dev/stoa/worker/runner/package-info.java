/// Warm runner processes, one per app version, and the frames the worker speaks with them.
@NullMarked
package dev.stoa.worker.runner;

import org.jspecify.annotations.NullMarked;
