package dev.stoa.api.status;

import dev.stoa.api.identity.Caller;
import dev.stoa.api.identity.CallerAuthentication;
import dev.stoa.api.identity.Permission;
import dev.stoa.api.identity.Proof;
import dev.stoa.contracts.json.StoaJson;
import dev.stoa.contracts.run.RunStatus;
import java.io.IOException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/// One open socket on one run. Frames go out one after another; the terminal one is the last.
final class Watcher {
    private static final Logger log = LoggerFactory.getLogger(Watcher.class);

    /// IANA, "WebSocket Close Code Number Registry".
    private static final CloseStatus TRY_AGAIN_LATER = new CloseStatus(1013, "The database is away; try again later.");

    private static final CloseStatus NOT_YOURS = CloseStatus.POLICY_VIOLATION.withReason(
            "You are not signed in any more, or may not see this run any more.");

    private final WebSocketSession session;
    private final long runId;
    private final Proof proof;
    private volatile Caller caller;
    private volatile long position;
    /// What was told last; null before the first time.
    private @Nullable RunStatus status;
    private boolean done;

    Watcher(WebSocketSession session, long runId, CallerAuthentication known) {
        this.session = session;
        this.runId = runId;
        this.proof = known.proof();
        this.caller = known.getPrincipal();
    }

    long runId() {
        return runId;
    }

    /// What whoever watches is known by.
    Proof proof() {
        return proof;
    }

    /// Whoever watches may do this much now.
    void isNow(Caller now) {
        this.caller = now;
    }

    boolean maySee(WatchedRun run) {
        return caller.may(Permission.READ) && caller.owns(run.ownerId());
    }

    String sessionId() {
        return session.getId();
    }

    /// Where this watcher has seen the log up to.
    long position() {
        return position;
    }

    /// Sends how the run stands, and after a terminal status closes. Blocks while the client reads. The frame is made
    /// when it is this one's turn: two looks at once may both have found what was logged since the same place.
    ///
    /// @param frame JSON text, for whoever has seen the log up to a position
    synchronized void tell(LongFunction<String> frame, WatchedRun run) {
        if (done) {
            return;
        }
        status = run.status();
        done = status.isTerminal();
        String text = frame.apply(position);
        position = run.end(position);
        send(text, done);
    }

    /// Says that nothing new is to be had just now. Who was told nothing yet has to come again later.
    synchronized void tellDatabaseAway() {
        if (done) {
            return;
        }
        if (status != null) {
            send(StoaJson.MAPPER.writeValueAsString(StatusFrame.databaseAway(runId, status)), false);
        } else {
            done = true;
            close(TRY_AGAIN_LATER);
        }
    }

    /// Says that there is no such run, and closes.
    synchronized void tellNotFound() {
        done = true;
        send(StatusFrame.NOT_FOUND, true);
    }

    /// Whoever watches is not known any more, or may not see the run any more.
    synchronized void end() {
        if (!done) {
            done = true;
            close(NOT_YOURS);
        }
    }

    private void send(String frame, boolean last) {
        try {
            session.sendMessage(new TextMessage(frame));
            if (last) {
                session.close(CloseStatus.NORMAL);
            }
        } catch (IOException | IllegalStateException e) {
            gone(e);
        }
    }

    private void close(CloseStatus why) {
        try {
            session.close(why);
        } catch (IOException | IllegalStateException e) {
            gone(e);
        }
    }

    /// The client went away; the container tells the handler, which forgets the watcher.
    private void gone(Exception e) {
        log.debug("Watcher {} of run {} is gone: {}", session.getId(), runId, e.getMessage());
        done = true;
    }
}
