package dev.stoa.worker.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.testsupport.PackageIndex;
import dev.stoa.worker.VersionRow;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Where packages come from.
class EnvironmentIndexIT {
    @Test
    void withoutAnIndexTheOperatorIsNamed() {
        try (EnvironmentFixture fixture = new EnvironmentFixture()) {
            fixture.startWorker("stoa.environment.index=");
            assertThat(fixture.check(EnvironmentFixture.GREETS, "greeting\n").message())
                    .contains("stoa.environment.index is empty");
        }
    }

    @Test
    void packagesComeFromAnIndexAndNobodyElseIsReached() throws IOException {
        try (EnvironmentFixture fixture = new EnvironmentFixture()) {
            fixture.wheels().building("spy", "1.0", """
                        proxy = os.environ["PIP_PROXY"]
                        answers = []
                        for request in ("CONNECT 127.0.0.1:5432 HTTP/1.1", "GET http://127.0.0.1:15672/ HTTP/1.1", "nonsense"):
                            with socket.create_connection(("127.0.0.1", int(proxy.rpartition(":")[2])), timeout=5) as way:
                                way.sendall(request.encode() + b"\\r\\n\\r\\n")
                                answers.append(way.recv(1000).decode().split("\\r\\n")[0])
                        module = f"ANSWERS = {answers!r}\\n".encode()
                    """);
            try (PackageIndex index = PackageIndex.of(fixture.wheels().folder())) {
                fixture.startWorker("stoa.environment.index=" + index.address(), "stoa.environment.building=true");
                VersionRow version = fixture.check(EnvironmentFixture.GREETS, "greeting\n");
                assertThat(version.message()).isNull();
                assertThat(fixture.resultOf(version)).contains("old words");
                assertThat(index.asked()).contains("/simple/greeting/", "/files/words-2.5-py3-none-any.whl");
                VersionRow spy = fixture.check(
                        "import spy\nasync def run(inputs):\n    return {'answers': spy.ANSWERS}\n", "spy\n");
                assertThat(spy.message()).isNull();
                assertThat(fixture.resultOf(spy))
                        .contains(
                                "[\"HTTP/1.1 403 Forbidden\", \"HTTP/1.1 403 Forbidden\", \"HTTP/1.1 400 Bad Request\"]");
            }
        }
    }

    @Test
    void anIndexThatIsAwaySaysSo() throws IOException {
        try (EnvironmentFixture fixture = new EnvironmentFixture()) {
            String address;
            try (PackageIndex index = PackageIndex.of(fixture.wheels().folder())) {
                address = index.address();
            }
            fixture.startWorker("stoa.environment.index=" + address, "stoa.environment.build-time=60s");
            VersionRow version = fixture.check(EnvironmentFixture.GREETS, "greeting\n");
            assertThat(version.kind()).isEqualTo("environment_error");
            assertThat(version.message())
                    .isEqualTo(
                            "requirements.txt cannot be installed: the package index %s does not answer. Tell the operator (stoa.environment.index), and register the app again when it does"
                                    .formatted(address));
        }
    }
}
