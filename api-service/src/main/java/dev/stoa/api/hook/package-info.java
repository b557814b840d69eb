/// What Git hosts tell: a push makes Stoa look for a newer commit.
@NullMarked
package dev.stoa.api.hook;

import org.jspecify.annotations.NullMarked;
