/// Keeps app code from everything that is not its own.
@NullMarked
package dev.stoa.worker.sandbox;

import org.jspecify.annotations.NullMarked;
