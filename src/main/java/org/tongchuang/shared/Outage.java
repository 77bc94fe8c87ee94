package org.tongchuang.shared;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

/// What keeps everybody from working for a while, and passes by itself: told from whatever failed because of it.
public enum Outage {
    /// The database does not answer, or has only just come back.
    AWAY(Duration.ofSeconds(10)),
    /// No space is left on a disk, so nothing is written until there is some again.
    FULL(Duration.ofSeconds(60));

    private static final int CAUSES = 12;

    private final Duration patience;

    Outage(Duration patience) {
        this.patience = patience;
    }

    /// After how long it makes sense to try again.
    public Duration patience() {
        return patience;
    }

    /// Nothing when the failure is one of another kind.
    public static Optional<Outage> of(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES; depth++) {
            Optional<Outage> outage = toldBy(cause);
            if (outage.isPresent()) {
                return outage;
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /// Whether the same work may go through at another try: after an outage, or once another writer is out of the way.
    public static boolean mayPass(RuntimeException failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransactionException
                || of(failure).isPresent();
    }

    private static Optional<Outage> toldBy(Throwable cause) {
        return switch (cause) {
            case SQLTransientConnectionException none when none.getSQLState() == null -> Optional.of(AWAY);
            // the pool's word for a connection that it gave up while somebody held it
            case SQLException closed when "Connection is closed".equals(closed.getMessage()) -> Optional.of(AWAY);
            case SQLException told -> ofState(String.valueOf(told.getSQLState()));
            case CannotCreateTransactionException none when none.getCause() == null -> Optional.of(AWAY);
            case TimeoutException late -> Optional.of(AWAY);
            case IOException told when isForWantOfSpace(String.valueOf(told.getMessage())) -> Optional.of(FULL);
            default -> Optional.empty();
        };
    }

    /// By the classes of PostgreSQL's error codes: a read-only database is one that was closed for want of space.
    private static Optional<Outage> ofState(String state) {
        if (state.equals("25006") || state.equals("53100")) {
            return Optional.of(FULL);
        }
        boolean away =
                state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.equals("58030");
        return away ? Optional.of(AWAY) : Optional.empty();
    }

    private static boolean isForWantOfSpace(String message) {
        return message.contains("No space left on device") || message.contains("Disk quota exceeded");
    }
}
