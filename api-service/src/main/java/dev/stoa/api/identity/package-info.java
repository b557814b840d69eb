/// Who calls, and what they may do. Knows no app and no run.
@NullMarked
package dev.stoa.api.identity;

import org.jspecify.annotations.NullMarked;
