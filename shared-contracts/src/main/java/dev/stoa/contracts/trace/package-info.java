/// Traces: what one request had done, across API and workers, as spans of OpenTelemetry.
@NullMarked
package dev.stoa.contracts.trace;

import org.jspecify.annotations.NullMarked;
