/// What searches have in common: filters are read strictly, and a header has the address of the next page.
@NullMarked
package dev.stoa.api.search;

import org.jspecify.annotations.NullMarked;
