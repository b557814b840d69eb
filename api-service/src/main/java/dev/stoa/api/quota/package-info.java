/// Quotas: how many runs and how much CPU time somebody may have, and what is used.
@NullMarked
package dev.stoa.api.quota;

import org.jspecify.annotations.NullMarked;
