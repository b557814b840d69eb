/// The API's own description at `/api/openapi.json`: good enough to generate a client's types from.
@NullMarked
package dev.stoa.api.openapi;

import org.jspecify.annotations.NullMarked;
