/// The catalogue: apps, their versions, and how one is registered.
@NullMarked
package dev.stoa.api.app;

import org.jspecify.annotations.NullMarked;
