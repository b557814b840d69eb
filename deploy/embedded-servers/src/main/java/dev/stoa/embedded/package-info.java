/// An embedded PostgreSQL and an embedded AMQP 0-9-1 broker for a machine that has neither. Both listen on 127.0.0.1
/// only, keep their data in a folder across restarts and make a password of their own for each data folder.
@NullMarked
package dev.stoa.embedded;

import org.jspecify.annotations.NullMarked;
