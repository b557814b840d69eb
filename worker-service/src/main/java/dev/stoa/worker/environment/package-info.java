/// The packages that apps' requirements name: resolved once, installed in a sandbox, cached on disk.
@NullMarked
package dev.stoa.worker.environment;

import org.jspecify.annotations.NullMarked;
