/// What files of CSV have in common.
@NullMarked
package dev.stoa.api.csv;

import org.jspecify.annotations.NullMarked;
