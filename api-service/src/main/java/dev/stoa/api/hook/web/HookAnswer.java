package dev.stoa.api.hook.web;

/// What is done about what a Git host told.
///
/// @param looking whether Stoa looks for a newer commit now
/// @param detail  the same in a sentence, for whoever reads the host's list of deliveries
public record HookAnswer(boolean looking, String detail) {}
