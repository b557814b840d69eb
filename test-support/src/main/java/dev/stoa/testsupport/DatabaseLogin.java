package dev.stoa.testsupport;

/// Whom somebody logs in to a database as.
///
/// @param password empty when the server asks for none
public record DatabaseLogin(String username, String password) {}
