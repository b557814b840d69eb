/// The web site: the exported pages as the API's port serves them, and how a browser is told to treat every answer.
@NullMarked
package dev.stoa.api.site;

import org.jspecify.annotations.NullMarked;
