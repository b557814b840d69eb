/// The manifest of an app and the input schema derived from it.
@NullMarked
package dev.stoa.contracts.manifest;

import org.jspecify.annotations.NullMarked;
