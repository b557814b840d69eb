/// Apps' files at their commits, cached on disk and shared by the workers of a machine.
@NullMarked
package dev.stoa.worker.checkout;

import org.jspecify.annotations.NullMarked;
