/// Runs: submitted, read, cancelled, and freed from workers that are lost.
@NullMarked
package dev.stoa.api.run;

import org.jspecify.annotations.NullMarked;
