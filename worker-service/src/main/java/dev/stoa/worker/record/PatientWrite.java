package dev.stoa.worker.record;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Writes to the database, however long it is away. What an attempt has come to exists in this worker's memory only, so
/// it is kept there and tried again; when another worker has taken the run over meanwhile, the condition on the
/// attempt's
/// number refuses it.
final class PatientWrite {
    private static final Logger log = LoggerFactory.getLogger(PatientWrite.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private PatientWrite() {}

    /// What `write` answers, once it has succeeded.
    ///
    /// @param what what is written, for the log
    /// @throws RefusedByDatabase    when the database takes no such value
    /// @throws DataAccessException  when the statement can never succeed, for example for want of a permission
    /// @throws InterruptedException when this worker must end now
    static <T> T keepTrying(String what, Supplier<T> write) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return write.get();
            } catch (DataAccessException | TransactionException e) {
                throwWhenHopeless(e);
                log.warn(
                        "{} could not be recorded and is tried again in {} ms: {}",
                        what,
                        pause.toMillis(),
                        NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /// By the class of the SQLSTATE (PostgreSQL, "Error Codes"): what is wrong with the data or the statement stays
    /// wrong.
    private static void throwWhenHopeless(RuntimeException e) {
        Optional<SQLException> cause = sqlException(e);
        String state = cause.map(SQLException::getSQLState).orElse("");
        if (state.startsWith("22") || state.startsWith("23") || state.startsWith("54")) {
            throw new RefusedByDatabase(
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage()), e);
        }
        if (state.startsWith("42")) {
            throw e;
        }
    }

    private static Optional<SQLException> sqlException(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
