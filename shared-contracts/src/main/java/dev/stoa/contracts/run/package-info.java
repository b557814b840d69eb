/// What both services say about a run: its status, how it may move, and why it failed.
@NullMarked
package dev.stoa.contracts.run;

import org.jspecify.annotations.NullMarked;
