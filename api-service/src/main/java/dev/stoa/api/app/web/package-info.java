/// The catalogue over HTTP.
@NullMarked
package dev.stoa.api.app.web;

import org.jspecify.annotations.NullMarked;
