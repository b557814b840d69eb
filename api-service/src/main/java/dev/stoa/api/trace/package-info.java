/// Traces of requests, and where a trace is looked at.
@NullMarked
package dev.stoa.api.trace;

import org.jspecify.annotations.NullMarked;
