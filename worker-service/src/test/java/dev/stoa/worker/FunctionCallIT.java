package dev.stoa.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an app's author relies on, through a whole worker.
class FunctionCallIT {
    private static WorkerFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new WorkerFixture();
        fixture.startWorker();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void aManifestOfNumbersOnlyWorksUntouched() {
        long version = fixture.app("async def run(inputs):\n    return {'summary': {'double': inputs['x'] * 2}}\n");
        RunRow run = fixture.runToEnd(version, "{\"x\": 21}");
        assertThat(run.status()).isEqualTo("SUCCESS");
        assertThat(run.result()).isEqualTo("{\"summary\": {\"double\": 42}}");
        assertThat(run.attempt()).isEqualTo(1);
    }

    @Test
    void anAppImportsItsSiblings() {
        long version = fixture.app(Map.of(
                "function.py",
                "import rates\nfrom tables.mortality import Q\nasync def run(inputs):\n    return {'summary': {'a': rates.R + Q}}\n",
                "rates.py",
                "R = 2\n",
                "tables/__init__.py",
                "",
                "tables/mortality.py",
                "Q = 3\n"));
        assertThat(fixture.runToEnd(version, "{}").result()).isEqualTo("{\"summary\": {\"a\": 5}}");
    }

    @Test
    void twoAppsKeepTheirHelpersApart() {
        String function =
                "import asyncio, helpers\nasync def run(inputs):\n    await asyncio.sleep(0.3)\n    return {'summary': {'who': helpers.WHO}}\n";
        long one = fixture.app(Map.of("function.py", function, "helpers.py", "WHO = 'one'\n"));
        long two = fixture.app(Map.of("function.py", function, "helpers.py", "WHO = 'two'\n"));
        long first = fixture.submit(one, "{}");
        long second = fixture.submit(two, "{}");
        assertThat(fixture.awaitEnd(first).result()).contains("one");
        assertThat(fixture.awaitEnd(second).result()).contains("two");
    }

    @Test
    void whatIsPrintedIsTheLogAndNotTheResult() {
        long version = fixture.app("""
                import os, sys
                async def run(inputs):
                    print("first")
                    print('{"summary": {}}', file=sys.stderr)
                    os.write(1, b"raw\\x00\\n")
                    return {"summary": {"ok": True}}
                """);
        RunRow run = fixture.runToEnd(version, "{}");
        assertThat(run.result()).isEqualTo("{\"summary\": {\"ok\": true}}");
        assertThat(run.log()).isEqualTo("first\n{\"summary\": {}}\nraw\uFFFD\n");
    }

    @Test
    void valuesOfScienceBecomeJson() {
        if ("1".equals(System.getenv("STOA_REQUIRE_NUMPY"))) {
            assertThat(TestPython.hasNumpy())
                    .as("STOA_REQUIRE_NUMPY=1: %s has numpy and pandas", TestPython.command())
                    .isTrue();
        }
        Assumptions.assumeTrue(TestPython.hasNumpy(), "no numpy for " + TestPython.command());
        long version = fixture.app("""
                import datetime, decimal
                import numpy as np, pandas as pd
                async def run(inputs):
                    return {"table": pd.DataFrame({"age": np.array([45, 46]), "q": [0.5, float("nan")]}),
                            "summary": {"n": np.int64(3), "d": decimal.Decimal("1.25"),
                                        "day": datetime.date(2026, 1, 2), "inf": float("inf")}}
                """);
        RunRow run = fixture.runToEnd(version, "{}");
        assertThat(run.message()).isNull();
        JsonNode result = JsonMapper.shared().readTree(run.result());
        assertThat(result.at("/table"))
                .isEqualTo(JsonMapper.shared().readTree("[{\"age\": 45, \"q\": 0.5}, {\"age\": 46, \"q\": null}]"));
        assertThat(result.at("/summary"))
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"n\": 3, \"d\": 1.25, \"day\": \"2026-01-02\", \"inf\": null}"));
    }

    @Test
    void anExceptionFailsTheRunWithItsTraceback() {
        RunRow run =
                fixture.runToEnd(fixture.app("async def run(inputs):\n    raise ValueError('negative age')\n"), "{}");
        assertThat(run.status()).isEqualTo("FAILED");
        assertThat(run.kind()).isEqualTo("app_error");
        assertThat(run.message()).isEqualTo("ValueError: negative age");
        assertThat(run.traceback()).contains("function.py\", line 2, in run");
        assertThat(run.result()).isNull();
    }

    @Test
    void aListIsNoResult() {
        RunRow run = fixture.runToEnd(fixture.app("async def run(inputs):\n    return [1]\n"), "{}");
        assertThat(run.kind()).isEqualTo("invalid_result");
        assertThat(run.message()).contains("list");
    }

    @Test
    void aValueThatIsNoJsonIsNamedByItsPath() {
        RunRow run = fixture.runToEnd(
                fixture.app("async def run(inputs):\n    return {'summary': {'model': object()}}\n"), "{}");
        assertThat(run.kind()).isEqualTo("invalid_result");
        assertThat(run.message()).contains("summary").contains("model");
    }

    @Test
    void tenThousandRowsAreStored() {
        RunRow run = fixture.runToEnd(
                fixture.app(
                        "async def run(inputs):\n    return {'table': [{'i': i, 'v': i / 7} for i in range(10000)]}\n"),
                "{}");
        assertThat(JsonMapper.shared().readTree(run.result()).at("/table").size())
                .isEqualTo(10000);
    }

    @Test
    void theOrderOfKeysIsStoredBesideTheResult() {
        long run = fixture.submit(
                fixture.app("async def run(inputs):\n    return {'table': [{'year': 1, 'age': 2}]}\n"), "{}");
        fixture.awaitEnd(run);
        assertThat(fixture.jdbc()
                        .sql("SELECT key_order -> '/table/*' ->> 0 FROM job_results WHERE run_id = :id")
                        .param("id", run)
                        .query(String.class)
                        .single())
                .isEqualTo("year");
    }

    @Test
    void aFunctionThatEndsItsProcessFails() {
        RunRow run = fixture.runToEnd(fixture.app("import os\nasync def run(inputs):\n    os._exit(3)\n"), "{}");
        assertThat(run.kind()).isEqualTo("app_error");
        assertThat(run.message()).isEqualTo("The function ended its process with exit code 3 before returning.");
    }

    @Test
    void aRunThatTakesTooLongIsKilled() {
        long version = fixture.app(Map.of(
                "function.py",
                "import time\nasync def run(inputs):\n    time.sleep(60)\n",
                "manifest.json",
                "{\"name\": \"Slow\", \"inputs\": {}, \"timeout_seconds\": 0.5}"));
        RunRow run = fixture.runToEnd(version, "{}");
        assertThat(run.kind()).isEqualTo("timeout");
        assertThat(run.message()).isEqualTo("The run took longer than 0.5 s, the timeout_seconds of its manifest.");
    }

    @Test
    void aResultBeyondTheLimitFails() {
        RunRow run = fixture.runToEnd(
                fixture.app("async def run(inputs):\n    return {'summary': {'s': 'x' * 17_000_000}}\n"), "{}");
        assertThat(run.kind()).isEqualTo("result_too_large");
    }

    @Test
    void aRunBeyondItsMemoryFails() {
        long version = fixture.app(Map.of(
                "function.py",
                "async def run(inputs):\n    return {'summary': {'n': len(bytearray(400_000_000))}}\n",
                "manifest.json",
                "{\"name\": \"Large\", \"inputs\": {}, \"memory_mb\": 64}"));
        assertThat(fixture.runToEnd(version, "{}").kind()).isEqualTo("out_of_memory");
    }

    @Test
    void anAppThatCannotBeImportedFailsItsRun() {
        RunRow run = fixture.runToEnd(fixture.app("import no_such_module\n"), "{}");
        assertThat(run.kind()).isEqualTo("load_error");
        assertThat(run.message()).contains("no_such_module");
    }

    @Test
    void aSourceThatCannotBeHadFailsTheRun() {
        long app = fixture.insertApp("file:///nowhere/at/all");
        long version = fixture.insertVersion(app, 1, "0".repeat(40), WorkerFixture.NUMBERS_ONLY, "READY");
        RunRow run = fixture.runToEnd(version, "{}");
        assertThat(run.kind()).isEqualTo("source_error");
        assertThat(run.message()).contains("/nowhere/at/all");
    }
}
