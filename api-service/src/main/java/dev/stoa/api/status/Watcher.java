package dev.stoa.api.status;

import java.io.IOException;
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
    private volatile long position;
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
    long position() {
        return position;
    }

    /// Sends how the run stands, and after a terminal status closes. Blocks while the client reads.
    ///
    /// @param frame  JSON text
    /// @param end    where the log ends that the frame carries
    /// @param isLast whether the status is terminal
    synchronized void tell(String frame, long end, boolean isLast) {
        if (done) {
            return;
        }
        done = isLast;
        position = Math.max(position, end);
        send(frame, isLast);
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
