/// How the source of an app is fetched from Git, and what is refused.
@NullMarked
package dev.stoa.contracts.source;

import org.jspecify.annotations.NullMarked;
