/// What the API's integration tests share.
@NullMarked
package dev.stoa.api.support;

import org.jspecify.annotations.NullMarked;
