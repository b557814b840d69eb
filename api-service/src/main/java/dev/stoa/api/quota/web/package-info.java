/// Quotas over HTTP.
@NullMarked
package dev.stoa.api.quota.web;

import org.jspecify.annotations.NullMarked;
