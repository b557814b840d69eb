/// What a stranger would try, each tried for real.
@NullMarked
package dev.stoa.api.attack;

import org.jspecify.annotations.NullMarked;
