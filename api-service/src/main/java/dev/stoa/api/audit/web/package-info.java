/// The audit trail over HTTP.
@NullMarked
package dev.stoa.api.audit.web;

import org.jspecify.annotations.NullMarked;
