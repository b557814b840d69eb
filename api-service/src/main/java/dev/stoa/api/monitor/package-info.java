/// Totals, what is going on now, and the workers.
@NullMarked
package dev.stoa.api.monitor;

import org.jspecify.annotations.NullMarked;
