package dev.stoa.testsupport;

import java.util.List;

/// There is no server to run an integration test against. The message lists what was tried and why each failed.
public final class NoServerException extends RuntimeException {

    NoServerException(String server, List<String> tried) {
        super("No " + server + " for the tests. Tried:\n- " + String.join("\n- ", tried));
    }
}
