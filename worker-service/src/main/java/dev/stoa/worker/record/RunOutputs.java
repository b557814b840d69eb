package dev.stoa.worker.record;

import dev.stoa.worker.record.RunOutput.Pending;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/// Writes the logs and the progress of all running runs, once a second, with one statement however many runs there
/// are.
@Component
public class RunOutputs {
    private static final int SLACK_CHARACTERS = 1 << 16;

    private final Set<RunOutput> open = ConcurrentHashMap.newKeySet();
    private final OutputStatements statements;

    RunOutputs(OutputStatements statements) {
        this.statements = statements;
    }

    /// A new attempt's output, empty.
    ///
    /// @param logLimit how much of its log is kept, plus a little: the log is limited where it is printed, and says so
    ///                 there; this is for a runner that does not keep to it
    public RunOutput open(AttemptId attempt, DataSize logLimit) {
        RunOutput output = new RunOutput(attempt, logLimit.toBytes() + SLACK_CHARACTERS, this);
        open.add(output);
        return output;
    }

    /// Writes what has come since the last time.
    ///
    /// @throws DataAccessException when it could not be written; it is tried again next time
    void runOnce() {
        List<RunOutput> outputs = new ArrayList<>();
        List<Pending> pending = new ArrayList<>();
        for (RunOutput output : open) {
            if (output.hasPending() && output.writing().tryLock()) {
                outputs.add(output);
                pending.add(output.takePending());
            }
        }
        if (outputs.isEmpty()) {
            return;
        }
        try {
            statements.write(pending);
        } catch (RuntimeException e) {
            for (int i = 0; i < outputs.size(); i++) {
                outputs.get(i).putBack(pending.get(i));
            }
            throw e;
        } finally {
            outputs.forEach(output -> output.writing().unlock());
        }
    }

    void remove(RunOutput output) {
        open.remove(output);
    }
}
