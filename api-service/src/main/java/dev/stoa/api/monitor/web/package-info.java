/// The monitor over HTTP.
@NullMarked
package dev.stoa.api.monitor.web;

import org.jspecify.annotations.NullMarked;
