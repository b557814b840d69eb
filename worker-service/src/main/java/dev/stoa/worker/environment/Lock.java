package dev.stoa.worker.environment;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is installed in an environment: exact versions, and the hash of each file.
///
/// @param text one `name==version --hash=sha256:...` a line; empty for no package at all
record Lock(String text) {
    private static final Pattern LINE =
            Pattern.compile("([a-z0-9][a-z0-9._-]*)==([A-Za-z0-9.!+_-]+) --hash=sha256:[0-9a-f]{64}");

    /// Takes what a step in the sandbox has written.
    ///
    /// @throws EnvironmentException when it is no such text
    static Lock written(String text) {
        text.lines().filter(line -> !LINE.matcher(line).matches()).findFirst().ifPresent(line -> {
            throw new EnvironmentException(
                    "%s comes to something that cannot be kept: %s. Name packages that the index has with their hashes."
                            .formatted(Requirements.FILE, line));
        });
        return new Lock(text);
    }

    List<InstalledPackage> packages() {
        return text.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new InstalledPackage(line.group(1), line.group(2)))
                .toList();
    }
}
