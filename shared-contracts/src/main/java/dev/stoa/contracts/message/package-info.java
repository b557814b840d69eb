/// What travels over the broker, and the names of its queues and exchanges.
@NullMarked
package dev.stoa.contracts.message;

import org.jspecify.annotations.NullMarked;
