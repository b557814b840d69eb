/// How both services read and write JSON.
@NullMarked
package dev.stoa.contracts.json;

import org.jspecify.annotations.NullMarked;
