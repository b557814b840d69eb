package dev.stoa.javarunner;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What becomes of a run: its last frames.
final class RunReply {
    private final char type;
    private final byte[] payload;
    private final int length;
    private final Optional<String> keyOrder;
    private final String warnings;
    private final boolean leavesMemory;

    private RunReply(
            char type, byte[] payload, int length, Optional<String> keyOrder, String warnings, boolean leavesMemory) {
        this.type = type;
        this.payload = payload;
        this.length = length;
        this.keyOrder = keyOrder;
        this.warnings = warnings;
        this.leavesMemory = leavesMemory;
    }

    /// @param warnings for the log of the run
    static RunReply returned(BoundedBytes json, Optional<String> keyOrder, String warnings) {
        return new RunReply(Frames.RESULT, json.bytes(), Math.toIntExact(json.size()), keyOrder, warnings, true);
    }

    static RunReply failed(AppError error) {
        return failed(error, true);
    }

    /// After it nobody knows what is whole in this process.
    static RunReply outOfMemory(AppError error) {
        return failed(error, false);
    }

    private static RunReply failed(AppError error, boolean leavesMemory) {
        byte[] json = error.json().getBytes(StandardCharsets.UTF_8);
        return new RunReply(Frames.ERROR, json, json.length, Optional.empty(), "", leavesMemory);
    }

    boolean leavesMemory() {
        return leavesMemory;
    }

    /// @param log gets the warnings
    void send(Frames frames, PrintStream log) throws IOException {
        if (!warnings.isEmpty()) {
            log.print(warnings);
            log.flush();
        }
        if (keyOrder.isPresent()) {
            frames.write(Frames.KEY_ORDER, keyOrder.get());
        }
        frames.last(type, payload, length);
    }
}
