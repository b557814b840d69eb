/// What a run is given in secret, and how it is kept out of what is told of the run.
@NullMarked
package dev.stoa.worker.secret;

import org.jspecify.annotations.NullMarked;
