package dev.stoa.javarunner;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// A standard stream of a run: goes out by the line, and stays open whoever closes it, as the next run prints to it
/// too.
final class LogStream extends PrintStream {
    private LogStream(FileDescriptor descriptor) {
        super(new BufferedOutputStream(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
    }

    static PrintStream to(FileDescriptor descriptor) {
        return new LogStream(descriptor);
    }

    @Override
    public void close() {
        flush();
    }
}
