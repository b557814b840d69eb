/// The whole way of one attempt, from the claim to the event that tells it is over.
@NullMarked
package dev.stoa.worker.attempt;

import org.jspecify.annotations.NullMarked;
