package dev.stoa.api.dispatch;

/// A run's ticket that the broker has confirmed.
///
/// @param attempt the run's latest attempt when the ticket was published; 0 when there was none yet
record PublishedTicket(long runId, int attempt) {}
