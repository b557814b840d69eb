package dev.stoa.api.identity;

/// Somebody a provider has signed in.
///
/// @param issuer      what the provider calls itself
/// @param subject     who it is there, for ever
/// @param name        what an account's name is made of
/// @param displayName what others are to see; blank for the account's name
public record ProviderPerson(String issuer, String subject, String name, String displayName, Role role) {}
