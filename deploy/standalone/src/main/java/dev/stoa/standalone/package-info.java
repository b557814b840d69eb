/// Starts everything on one machine: what `deploy/up` runs once it has built it. Start reading at
/// [dev.stoa.standalone.Up],
/// then [dev.stoa.standalone.StartEverything].
@NullMarked
package dev.stoa.standalone;

import org.jspecify.annotations.NullMarked;
