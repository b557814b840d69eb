package dev.stoa.worker.runner;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What the worker and a runner say to each other: 1 byte type, 8 bytes run key, 4 bytes payload length, all
/// big-endian,
/// then the payload. The runner's end of it is `frames.py`.
final class Frame {
    static final long RUNNER_ITSELF = 0;
    /// To the runner: call the function.
    static final char RUN = 'R';
    /// To the runner: end a run.
    static final char KILL = 'K';
    /// The runner itself is there, and imports the app next.
    static final char BEGUN = 'B';
    /// The app is imported, or cannot be.
    static final char HELLO = 'H';
    /// Something was printed.
    static final char LOG = 'L';
    /// How far a run says it is.
    static final char PROGRESS = 'P';
    /// The order of the result's keys, before the result.
    static final char KEY_ORDER = 'O';
    /// The result.
    static final char RESULT = 'V';
    /// What went wrong.
    static final char ERROR = 'E';
    /// A run is over, and all its processes gone.
    static final char END = 'Z';

    private final char type;
    private final long key;
    private final byte[] payload;

    private Frame(char type, long key, byte[] payload) {
        this.type = type;
        this.key = key;
        this.payload = payload;
    }

    /// The next frame; null at the end of the stream.
    ///
    /// @param limitBytes a frame that announces more throws IOException
    static @Nullable Frame read(DataInputStream in, int limitBytes) throws IOException {
        int type = in.read();
        if (type < 0) {
            return null;
        }
        try {
            long key = in.readLong();
            int length = in.readInt();
            if (length < 0 || length > limitBytes) {
                throw new IOException("a frame of %d bytes is larger than the %d allowed"
                        .formatted(Integer.toUnsignedLong(length), limitBytes));
            }
            byte[] payload = in.readNBytes(length);
            return payload.length == length ? new Frame((char) type, key, payload) : null;
        } catch (EOFException e) {
            return null; // the runner ended in the middle of a frame
        }
    }

    /// One of the letters above.
    char type() {
        return type;
    }

    /// The run it is about.
    long key() {
        return key;
    }

    /// The payload itself, not a copy.
    byte[] payload() {
        return payload;
    }

    /// The payload as text; what is no UTF-8 is replaced.
    String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
