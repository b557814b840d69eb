/// Writes down what came of an attempt, once, and tells the API.
@NullMarked
package dev.stoa.worker.record;

import org.jspecify.annotations.NullMarked;
