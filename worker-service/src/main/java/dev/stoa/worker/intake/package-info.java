/// Takes tickets from the broker, never more than there are free slots.
@NullMarked
package dev.stoa.worker.intake;

import org.jspecify.annotations.NullMarked;
