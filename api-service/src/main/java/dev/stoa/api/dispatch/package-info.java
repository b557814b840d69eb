/// Tickets to the workers, and what the workers tell.
@NullMarked
package dev.stoa.api.dispatch;

import org.jspecify.annotations.NullMarked;
