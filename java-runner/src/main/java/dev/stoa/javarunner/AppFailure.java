package dev.stoa.javarunner;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How what an app has thrown is told to its author.
final class AppFailure {
    private static final String OWN = AppFailure.class.getPackageName();

    /// A number taken for another kind of number, as `(Double) inputs.get("rate")` does with 3.
    private static final Pattern NUMBER_CAST = Pattern.compile(
            "java\\.lang\\.(Long|Double) cannot be cast to class java\\.lang\\.(Long|Double|Integer|Float)\\b");

    private AppFailure() {}

    /// Such as `IllegalArgumentException: negative age`, or only the type where there is no text.
    static String typeAndText(Throwable failure) {
        String text;
        try {
            text = failure.getLocalizedMessage();
        } catch (Throwable e) { // an app's exception may fail even here
            text = null;
        }
        String name = failure.getClass().getSimpleName();
        String type = name.isEmpty() ? failure.getClass().getName() : name;
        return text == null || text.isEmpty() ? type : type + ": " + text + advice(failure, text);
    }

    private static String advice(Throwable failure, String text) {
        return failure instanceof ClassCastException
                        && NUMBER_CAST.matcher(text).find()
                ? ". A number of the inputs is a Long when it is whole and a Double otherwise: take ((Number) value).doubleValue()"
                : "";
    }

    /// The stack trace with its causes, without the runner's own frames; null where it cannot be had.
    static @Nullable String traceback(Throwable failure) {
        try {
            cut(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            return text.toString();
        } catch (Throwable e) {
            return null;
        }
    }

    private static void cut(@Nullable Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return;
        }
        StackTraceElement[] trace = failure.getStackTrace();
        failure.setStackTrace(Arrays.copyOf(trace, length(trace)));
        cut(failure.getCause(), seen);
        for (Throwable suppressed : failure.getSuppressed()) {
            cut(suppressed, seen);
        }
    }

    /// How many frames there are down to the app's lowest: below it are the runner's, and the reflection it calls by.
    private static int length(StackTraceElement[] trace) {
        int length = trace.length;
        while (length > 0 && isBelow(trace[length - 1])) {
            length--;
        }
        return length == 0 ? trace.length : length;
    }

    private static boolean isBelow(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.startsWith(OWN)
                || name.startsWith("java.lang.invoke.")
                || name.startsWith("java.lang.reflect.")
                || name.startsWith("jdk.internal.reflect.")
                || name.equals("java.lang.Thread")
                || name.equals("java.lang.Class");
    }
}
