package dev.stoa.api.status;

import dev.stoa.api.run.ResultDocument;
import dev.stoa.api.status.WatchedRun.LogChunk;
import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunError;
import dev.stoa.contracts.run.RunStatus;
import dev.stoa.testsupport.Golden;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The socket's messages as they stand in the golden files.
class StatusFrameTest {

    @Test
    void ofARunThatWaits() {
        assertFrame("ws-pending", new WatchedRun(42, RunStatus.PENDING, null, null, 1L, List.of()), null);
    }

    @Test
    void ofARunUnderWayWithTheLogSinceTheLastMessage() {
        assertFrame(
                "ws-running",
                new WatchedRun(
                        42,
                        RunStatus.RUNNING,
                        new StatusFrame.Progress(0.5, "half way"),
                        null,
                        1L,
                        List.of(new LogChunk(1, "seen\n"), new LogChunk(8, "one\n"), new LogChunk(9, "two\n"))),
                null);
    }

    @Test
    void ofARunThatSucceeded() {
        assertFrame(
                "ws-success",
                new WatchedRun(42, RunStatus.SUCCESS, null, null, 1L, List.of()),
                new ResultDocument(
                        "{\"columns\": [\"Age\"], \"table\": [{\"age\": 45}], \"series\": [], \"summary\": {}}"));
    }

    @Test
    void ofARunThatFailed() {
        RunError error = new RunError(ErrorKind.APP_ERROR, "ValueError: x", "Traceback ...\n");
        assertFrame("ws-failed", new WatchedRun(42, RunStatus.FAILED, null, error, 1L, List.of()), null);
    }

    @Test
    void ofARunThatIsNotThere() {
        Golden.assertJsonInKeyOrder("ws-not-found", StatusFrame.NOT_FOUND);
    }

    private static void assertFrame(String golden, WatchedRun run, @Nullable ResultDocument result) {
        Golden.assertJsonInKeyOrder(golden, run.frame(7, result));
    }
}
