/// The built services as processes of their own, against real servers.
@NullMarked
package dev.stoa.system;

import org.jspecify.annotations.NullMarked;
