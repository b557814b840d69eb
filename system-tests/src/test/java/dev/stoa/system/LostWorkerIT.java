package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.testsupport.GitRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What becomes of runs when a worker goes away.
class LostWorkerIT {
    @TempDir
    Path temp;

    @Test
    void aRunOfAKilledWorkerEndsOnAnotherAndOneOfAStoppedWorkerToo() throws InterruptedException {
        try (Installation installation = new Installation(temp);
                GitRepository repository = GitRepository.create(temp.resolve("slow"))
                        .file("manifest.json", "{\"name\": \"Slow\", \"inputs\": {\"s\": {\"type\": \"number\"}}}")
                        .file("function.py", """
                                import asyncio
                                async def run(inputs: dict) -> dict:
                                    await asyncio.sleep(inputs["s"])
                                    return {"summary": {"done": True}}
                                """)
                        .commit("first")) {
            Client client = installation.client();
            Service first = installation.startWorker(2);
            String app = client.register(repository.url(), "");
            long killed = client.submit(app, "{\"s\": 8}");
            client.awaitStatus(killed, "RUNNING");
            String firstId = client.get("/api/runs/" + killed).path("worker").asString();

            first.kill();
            Service second = installation.startWorker(2);
            JsonNode run = client.finished(killed);

            assertThat(run.path("status").asString()).isEqualTo("SUCCESS");
            assertThat(run.path("attempt").asInt()).isEqualTo(2);
            assertThat(run.path("worker").asString()).isNotEqualTo(firstId);

            long drained = client.submit(app, "{\"s\": 3}");
            client.awaitStatus(drained, "RUNNING");
            assertThat(second.stop()).isTrue();
            JsonNode finished = client.get("/api/runs/" + drained);
            assertThat(finished.path("status").asString())
                    .as("a stopping worker finishes what it has: %s", second.log())
                    .isEqualTo("SUCCESS");
            assertThat(finished.path("attempt").asInt()).isEqualTo(1);
        }
    }
}
