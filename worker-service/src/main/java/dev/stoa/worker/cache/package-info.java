/// Folders that are expensive to make, kept on disk and shared by the workers of a machine.
@NullMarked
package dev.stoa.worker.cache;

import org.jspecify.annotations.NullMarked;
