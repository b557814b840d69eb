package dev.stoa.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// A worker that cannot work says so in a sentence and does not start.
@ExtendWith(OutputCaptureExtension.class)
class StartIT {

    @TempDir
    Path folder;

    @Test
    void wrongValuesAreNamed(CapturedOutput output) {
        refuses(output, "stoa.worker.slots must be at least 1; it is 0.", "--stoa.worker.slots=0");
        refuses(
                output,
                "stoa.lease.duration must be at least twice stoa.lease.heartbeat; they are 5000 ms and 4000 ms.",
                "--stoa.lease.duration=5s",
                "--stoa.lease.heartbeat=4s");
        refuses(
                output,
                "stoa.runner.most must be at least the number of slots (stoa.worker.slots); they are 3 and 9.",
                "--stoa.runner.most=3",
                "--stoa.worker.slots=9");
        refuses(
                output,
                "stoa.retry.first-pause and .longest-pause must not be negative; they are -5000 ms and 60000 ms.",
                "--stoa.retry.first-pause=-5s");
    }

    @Test
    void aWorkerWithoutTheProtectionThatIsAskedForDoesNotStart(CapturedOutput output) {
        refuses(
                output,
                "This worker cannot keep app code from harm as stoa.sandbox.least=namespaces asks. namespaces: ",
                "--stoa.sandbox.least=namespaces",
                "--stoa.sandbox.bubblewrap=/no/such/bwrap");
        refuses(
                output,
                "stoa.sandbox.least must be landlock or namespaces; for no sandbox set stoa.sandbox.mode=off.",
                "--stoa.sandbox.least=none");
    }

    @Test
    void anInterpreterThatIsNoneIsNamed(CapturedOutput output) {
        refuses(
                output,
                "stoa.runner.python must name a Python interpreter, 3.9 or newer; /no/such/python cannot be started",
                "--stoa.runner.python=/no/such/python");
        refuses(
                output,
                "stoa.runner.python must name a Python interpreter, 3.9 or newer; /bin/true is none.",
                "--stoa.runner.python=/bin/true");
    }

    @Test
    void anInterpreterThatIsTooOldIsNamed(CapturedOutput output) throws IOException {
        Path old = Files.writeString(folder.resolve("python"), "#!/bin/sh\nprintf '/old\\n3.8.10\\nFalse\\n'\n");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwx------"));
        refuses(
                output,
                "stoa.runner.python must be Python 3.9 or newer; " + old + " is 3.8.10.",
                "--stoa.runner.python=" + old);
    }

    private void refuses(CapturedOutput output, String sentence, String... arguments) {
        String[] all = new String[arguments.length + 1];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--stoa.worker.folder=" + folder.resolve("worker");
        int before = output.getOut().length();
        try {
            SpringApplication.run(WorkerApplication.class, all).close();
        } catch (RuntimeException expected) {
            assertThat(output.getOut().substring(before))
                    .contains("APPLICATION FAILED TO START")
                    .contains(sentence)
                    .doesNotContain("\tat ");
            return;
        }
        throw new AssertionError("It started");
    }
}
