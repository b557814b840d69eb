package dev.stoa.api.problem;

import java.sql.SQLException;
import org.hibernate.TransactionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// Tells failures of the database that pass, such as a server that is away, a full disk or a deadlock, from faults of
/// ours. The wrappers around them differ with the layer that met them, so what counts is the SQLSTATE inside.
final class DatabaseAway {
    private static final SQLExceptionTranslator BY_STATE = new SQLStateSQLExceptionTranslator();

    private DatabaseAway() {}

    /// Whether the same request may well succeed a little later.
    static boolean isCauseOf(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (isOfConnection(cause)
                    || isPassing(cause)
                    || (cause instanceof SQLException sql && isPassing(BY_STATE.translate("", null, sql)))) {
                return true;
            }
        }
        return false;
    }

    /// A transaction that could not be begun, or not be ended for want of the connection it was on.
    private static boolean isOfConnection(Throwable e) {
        return e instanceof CannotCreateTransactionException
                || e instanceof TransactionSystemException
                || e instanceof TransactionException;
    }

    private static boolean isPassing(@Nullable Throwable e) {
        return e instanceof DataAccessException
                && (e instanceof DataAccessResourceFailureException || e instanceof TransientDataAccessException);
    }
}
