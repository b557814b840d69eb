/// A run's result as a report to send on: a PDF.
@NullMarked
package dev.stoa.api.export.report;

import org.jspecify.annotations.NullMarked;
