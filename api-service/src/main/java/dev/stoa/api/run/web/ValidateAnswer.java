package dev.stoa.api.run.web;

import dev.stoa.contracts.manifest.Fault;
import java.util.List;

/// Whether inputs can be run.
///
/// @param errors what is wrong with them; empty when they are valid
public record ValidateAnswer(boolean valid, List<Fault> errors) {}
