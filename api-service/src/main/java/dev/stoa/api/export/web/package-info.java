/// Exports over HTTP.
@NullMarked
package dev.stoa.api.export.web;

import org.jspecify.annotations.NullMarked;
