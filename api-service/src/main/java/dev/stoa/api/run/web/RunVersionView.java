package dev.stoa.api.run.web;

/// The version a run uses.
///
/// @param number counts the app's versions from 1
/// @param commit the commit's full id
public record RunVersionView(long id, int number, String commit) {}
