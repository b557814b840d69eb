package dev.stoa.javarunner;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/// Keeps what is written up to a limit, and counts all of it: a result that is too large is told with its size, and
/// does
/// not take memory for it.
final class BoundedBytes extends OutputStream {
    private final int limit;
    private final Kept kept = new Kept();
    private long size;

    BoundedBytes(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (size + length <= limit) {
            kept.write(bytes, offset, length);
        }
        size += length;
    }

    long size() {
        return size;
    }

    boolean isOver() {
        return size > limit;
    }

    /// The bytes, of which [#size] count; not a copy.
    byte[] bytes() {
        return kept.buffer();
    }

    private static final class Kept extends ByteArrayOutputStream {
        byte[] buffer() {
            return buf;
        }
    }
}
