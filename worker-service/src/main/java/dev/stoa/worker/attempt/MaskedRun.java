package dev.stoa.worker.attempt;

import dev.stoa.contracts.run.RunError;
import dev.stoa.worker.runner.RunOutcome;
import dev.stoa.worker.secret.Mask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is told of one call of an app's function, without the secrets it was given. Threadsafe.
final class MaskedRun {
    private final Mask mask;
    private final Mask.Pieces pieces;
    private final Consumer<String> log;

    /// @param log gets what the run prints
    MaskedRun(Mask mask, Consumer<String> log) {
        this.mask = mask;
        this.pieces = mask.pieces();
        this.log = log;
    }

    /// Hands a piece of the log on.
    synchronized void log(String piece) {
        tell(pieces.take(piece, false));
    }

    /// A text that the run says besides.
    @Nullable
    String text(@Nullable String text) {
        return text == null ? null : mask.text(text);
    }

    /// Hands the rest of the log on; what came of the call.
    synchronized RunOutcome outcome(RunOutcome outcome) {
        tell(pieces.take("", true));
        return switch (outcome) {
            case RunOutcome.Returned returned -> masked(returned);
            case RunOutcome.Failed failed -> new RunOutcome.Failed(masked(failed.error()));
            case RunOutcome.Killed killed -> killed;
        };
    }

    private RunOutcome masked(RunOutcome.Returned returned) {
        String keyOrder = returned.keyOrder();
        return new RunOutcome.Returned(mask.json(returned.payload()), keyOrder == null ? null : mask.json(keyOrder));
    }

    private RunError masked(RunError error) {
        return new RunError(error.kind(), mask.text(error.message()), text(error.traceback()));
    }

    private void tell(String text) {
        if (!text.isEmpty()) {
            log.accept(text);
        }
    }
}
