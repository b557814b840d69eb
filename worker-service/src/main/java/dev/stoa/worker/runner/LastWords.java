package dev.stoa.worker.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a runner process itself writes to standard error, which it does when it fails; what apps print does not come
/// this
/// way. Goes to the worker's log, and the last of it into the error of the runs that end with the runner.
final class LastWords {
    private static final Logger log = LoggerFactory.getLogger(LastWords.class);
    private static final int KEPT = 2000;

    private final InputStream stderr;
    private final String name;
    private final StringBuilder words = new StringBuilder();
    private final Thread reader;

    LastWords(InputStream stderr, String name) {
        this.stderr = stderr;
        this.name = name;
        this.reader = Thread.ofPlatform().daemon().name("stderr of " + name).start(this::read);
    }

    /// What was written last; waits a moment for it when the process has only just ended.
    String text() {
        try {
            reader.join(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (words) {
            return words.toString().strip();
        }
    }

    private void read() {
        char[] piece = new char[1024];
        try (BufferedReader in = new BufferedReader(new InputStreamReader(stderr, StandardCharsets.UTF_8))) {
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                String text = new String(piece, 0, length);
                log.warn("{} says: {}", name, text.strip());
                synchronized (words) {
                    words.append(text);
                    words.delete(0, Math.max(0, words.length() - KEPT));
                }
            }
        } catch (IOException e) {
            log.debug("{} says no more", name, e);
        }
    }
}
