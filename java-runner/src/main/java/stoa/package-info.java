/// What a Java app may tell Stoa while it runs.
@NullMarked
package stoa;

import org.jspecify.annotations.NullMarked;
