package dev.stoa.javarunner;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What this process and the runner say to each other: the frames of `frames.py`, with key 0. Threadsafe for writing.
final class Frames {
    static final char RUN = 'R';
    static final char PROGRESS = 'P';
    static final char KEY_ORDER = 'O';
    static final char RESULT = 'V';
    static final char ERROR = 'E';
    /// To the runner: the run has left nothing behind, and this process can carry out the next one.
    static final char CLEAN = 'C';

    private static final int HEADER_BYTES = 13;

    private final DataInputStream in;
    private final OutputStream out;
    /// Whether a run goes on: what its threads say later is dropped. Guarded by this.
    private boolean isOpen;

    Frames(DataInputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /// Waits for the next run; its request as JSON, null when the runner has gone.
    byte @Nullable [] nextRequest() throws IOException {
        int type = in.read();
        if (type < 0) {
            return null;
        }
        if (type != RUN) {
            throw new IOException("the runner sent a frame of type " + (char) type);
        }
        in.readLong();
        byte[] payload = in.readNBytes(in.readInt());
        synchronized (this) {
            isOpen = true;
        }
        return payload;
    }

    /// Sends one while the run goes on.
    synchronized void write(char type, byte[] payload) throws IOException {
        if (isOpen) {
            send(type, payload, payload.length);
        }
    }

    synchronized void write(char type, String json) throws IOException {
        write(type, json.getBytes(StandardCharsets.UTF_8));
    }

    /// Sends the last frame of a run; those that come later are dropped.
    synchronized void last(char type, byte[] payload, int length) throws IOException {
        send(type, payload, length);
        isOpen = false;
    }

    synchronized void clean() throws IOException {
        send(CLEAN, new byte[0], 0);
    }

    private void send(char type, byte[] payload, int length) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES + (length <= 4000 ? length : 0));
        header.put((byte) type).putLong(0).putInt(length);
        if (length <= 4000) {
            header.put(payload, 0, length); // a small frame goes out in one write
            out.write(header.array());
        } else {
            out.write(header.array());
            out.write(payload, 0, length);
        }
    }
}
