package dev.stoa.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What the launcher says, with the time since it started.
final class Console {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private final PrintStream out;
    private final InstantSource clock;
    private final Instant start;

    Console(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        this.start = clock.instant();
    }

    /// One step that is done, after the seconds since the start.
    void step(String what) {
        Duration elapsed = Duration.between(start, clock.instant());
        line(String.format(Locale.ROOT, "[%5.1f s] %s", elapsed.toMillis() / 1000.0, what));
    }

    /// Something that happened, after the time of day.
    void event(String what) {
        line("  " + TIME.format(clock.instant().atZone(ZoneId.systemDefault())) + "  " + what);
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    void lines(List<String> lines) {
        lines.forEach(line -> line("    " + line));
    }
}
