package dev.stoa.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// The worker's own log, which an operator reads in a terminal.
@ExtendWith(OutputCaptureExtension.class)
class ServiceLogIT {
    @Test
    void whatAnAppSaysForgesNoLineAndSendsNoCodesToATerminal(CapturedOutput output) {
        try (WorkerFixture fixture = new WorkerFixture()) {
            fixture.startWorker();
            long version = fixture.app("""
                    async def run(inputs):
                        raise RuntimeError("first\\n2026-11-29T00:00:00Z ERROR forged\\r\\x1b[2J\\x9b31mred\\x07")
                    """);
            long run = fixture.insertRun(version, "{}", "somebody", 1);
            fixture.publishTicketAgain(run);
            Await.until(() -> output.getOut().contains("is tried again"));
            assertThat(output.getOut())
                    .contains(": RuntimeError: first%n    2026-11-29T00:00:00Z ERROR forged  [2J 31mred".formatted());
            assertThat(output.getOut().chars())
                    .noneMatch(character -> character == 0x1B || character == 0x07 || character == 0x9B);
        }
    }
}
