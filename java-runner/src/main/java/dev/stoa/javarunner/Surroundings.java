package dev.stoa.javarunner;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/// What all classes of a Java virtual machine share, as it was before the first run: given back to the next one.
final class Surroundings {
    private final Properties properties = (Properties) System.getProperties().clone();
    private final Locale locale = Locale.getDefault();
    private final Locale display = Locale.getDefault(Locale.Category.DISPLAY);
    private final Locale format = Locale.getDefault(Locale.Category.FORMAT);
    private final TimeZone zone = TimeZone.getDefault();
    private final InputStream in = InputStream.nullInputStream();
    private final PrintStream out = LogStream.to(java.io.FileDescriptor.out);
    private final PrintStream err = LogStream.to(java.io.FileDescriptor.err);
    private final Leftovers leftovers = new Leftovers();

    private Surroundings() {}

    /// Takes over the standard streams too.
    static Surroundings now() {
        Surroundings surroundings = new Surroundings();
        surroundings.setBack();
        return surroundings;
    }

    /// Remembers what is there before the first run.
    void look() {
        leftovers.look();
    }

    /// Sets everything back; false when a run has left something that cannot be.
    boolean restore() throws InterruptedException {
        setBack();
        return !leftovers.areThere();
    }

    /// Sends out what was printed, to whatever the run has made of the standard streams.
    void flush() {
        for (PrintStream stream : new PrintStream[] {System.out, System.err, out, err}) {
            flush(stream);
        }
    }

    private void flush(@Nullable PrintStream stream) {
        try {
            if (stream != null) {
                stream.flush();
            }
        } catch (RuntimeException e) {
            err.println("What the run has made of its output cannot be written: " + e);
        }
    }

    PrintStream err() {
        return err;
    }

    private void setBack() {
        System.setProperties((Properties) properties.clone());
        Locale.setDefault(locale); // and with it the other two
        Locale.setDefault(Locale.Category.DISPLAY, display);
        Locale.setDefault(Locale.Category.FORMAT, format);
        TimeZone.setDefault(zone);
        System.setIn(in);
        System.setOut(out);
        System.setErr(err);
        Thread.setDefaultUncaughtExceptionHandler(null);
    }
}
