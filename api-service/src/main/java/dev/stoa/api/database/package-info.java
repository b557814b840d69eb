/// Which roles of the database the schema's owner, the API and the workers log in as.
@NullMarked
package dev.stoa.api.database;

import org.jspecify.annotations.NullMarked;
