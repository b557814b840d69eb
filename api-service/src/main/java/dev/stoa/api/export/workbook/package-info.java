/// A run's result as an Excel workbook.
@NullMarked
package dev.stoa.api.export.workbook;

import org.jspecify.annotations.NullMarked;
