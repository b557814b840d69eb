/// How a refused request is answered: RFC 9457 problem details that a person can act on.
@NullMarked
package dev.stoa.api.problem;

import org.jspecify.annotations.NullMarked;
