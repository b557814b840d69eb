/// Runs over HTTP.
@NullMarked
package dev.stoa.api.run.web;

import org.jspecify.annotations.NullMarked;
