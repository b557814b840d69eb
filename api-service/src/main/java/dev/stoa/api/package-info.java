/// The API of Stoa: takes submissions, answers questions, tells watchers how their runs go.
@NullMarked
package dev.stoa.api;

import org.jspecify.annotations.NullMarked;
