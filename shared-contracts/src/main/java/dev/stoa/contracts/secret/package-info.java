/// Secrets of apps: how they are encrypted, with keys of the operator's.
@NullMarked
package dev.stoa.contracts.secret;

import org.jspecify.annotations.NullMarked;
