/// A run's result as a file.
@NullMarked
package dev.stoa.api.export;

import org.jspecify.annotations.NullMarked;
