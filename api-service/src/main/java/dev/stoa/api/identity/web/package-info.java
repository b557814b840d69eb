/// Signing in and accounts over HTTP.
@NullMarked
package dev.stoa.api.identity.web;

import org.jspecify.annotations.NullMarked;
