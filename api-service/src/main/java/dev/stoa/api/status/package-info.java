/// The status socket.
@NullMarked
package dev.stoa.api.status;

import org.jspecify.annotations.NullMarked;
