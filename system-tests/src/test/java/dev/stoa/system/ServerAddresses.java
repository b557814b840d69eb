package dev.stoa.system;

/// Where an installation finds its servers.
///
/// @param jdbcUrl      of a database that is its own
/// @param rabbitUri    of a broker, with user and password
/// @param brokerPrefix what the names of its queues and exchanges begin with
record ServerAddresses(String jdbcUrl, String username, String password, String rabbitUri, String brokerPrefix) {}
