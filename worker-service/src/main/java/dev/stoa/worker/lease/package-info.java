/// Claims runs and checks, and keeps the leases on them while they go on.
@NullMarked
package dev.stoa.worker.lease;

import org.jspecify.annotations.NullMarked;
