package dev.stoa.system;

import dev.stoa.testsupport.DatabaseLogin;

/// Where an installation finds its servers.
///
/// @param jdbcUrl      of a database that is its own
/// @param owner        of the database's schema
/// @param rabbitUri    of a broker, with user and password
/// @param brokerPrefix what the names of its queues and exchanges begin with
record ServerAddresses(
        String jdbcUrl,
        DatabaseLogin owner,
        DatabaseLogin api,
        DatabaseLogin worker,
        String rabbitUri,
        String brokerPrefix) {}
