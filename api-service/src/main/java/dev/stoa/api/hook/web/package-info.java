/// Hooks over HTTP.
@NullMarked
package dev.stoa.api.hook.web;

import org.jspecify.annotations.NullMarked;
