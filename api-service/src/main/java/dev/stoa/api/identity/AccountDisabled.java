package dev.stoa.api.identity;

/// An account was disabled, in the transaction that goes on.
public record AccountDisabled(long accountId) {}
