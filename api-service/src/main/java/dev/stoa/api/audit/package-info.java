/// The audit trail: who did what to what, from where. It is only ever added to, and kept for ever.
@NullMarked
package dev.stoa.api.audit;

import org.jspecify.annotations.NullMarked;
