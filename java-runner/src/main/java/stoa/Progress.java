package stoa;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// How far a run is. Outside of a run its calls do nothing. Threadsafe.
public final class Progress {
    private static final int LONGEST_MESSAGE = 500;

    /// Set by the runner, for one run: each run has this class anew.
    private static volatile @Nullable BiConsumer<Double, String> report;

    private Progress() {}

    /// Says how far the run is.
    ///
    /// @param fraction how much is done, from 0 to 1; what lies outside is clamped
    /// @param message  a few words shown beside it, cut at 500 characters
    /// @throws IllegalArgumentException when the fraction is NaN
    public static void report(double fraction, String message) {
        if (Double.isNaN(fraction)) {
            throw new IllegalArgumentException("Progress.report needs a number from 0 to 1 as its fraction, not NaN");
        }
        BiConsumer<Double, String> reportNow = report;
        if (reportNow != null) {
            String text = String.valueOf(message);
            reportNow.accept(
                    Math.clamp(fraction, 0.0, 1.0), text.substring(0, Math.min(text.length(), LONGEST_MESSAGE)));
        }
    }

    /// Says how far the run is, without words.
    public static void report(double fraction) {
        report(fraction, "");
    }
}
