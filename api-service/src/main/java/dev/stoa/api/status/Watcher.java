package dev.stoa.api.status;

import dev.stoa.api.run.ResultDocument;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/// One open socket on one run. Frames go out one after another; the terminal one is the last.
final class Watcher {
    private static final Logger log = LoggerFactory.getLogger(Watcher.class);

    private final WebSocketSession session;
    private final long runId;
    private long position;
    private boolean done;

    Watcher(WebSocketSession session, long runId) {
        this.session = session;
        this.runId = runId;
    }

    long runId() {
        return runId;
    }

    String sessionId() {
        return session.getId();
    }

    /// Where this watcher has seen the log up to.
    synchronized long position() {
        return position;
    }

    /// Sends how the run stands, and after a terminal status closes.
    ///
    /// @param result null unless the run succeeded
    synchronized void tell(WatchedRun run, @Nullable ResultDocument result) {
        if (done) {
            return;
        }
        done = run.status().isTerminal();
        send(run.frame(position, result), done);
        position = run.end(position);
    }

    /// Says that there is no such run, and closes.
    synchronized void tellNotFound() {
        done = true;
        send(StatusFrame.NOT_FOUND, true);
    }

    private void send(String frame, boolean last) {
        try {
            session.sendMessage(new TextMessage(frame));
            if (last) {
                session.close(CloseStatus.NORMAL);
            }
        } catch (IOException | IllegalStateException e) {
            // The client went away; the container tells the handler, which forgets the watcher.
            log.debug("Watcher {} of run {} is gone: {}", session.getId(), runId, e.getMessage());
            done = true;
        }
    }
}
