package dev.stoa.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.contracts.message.Ticket;
import dev.stoa.testsupport.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the author of a Java app relies on, through a whole worker.
class JavaAppIT {
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
    void aVersionIsCompiledAndSaysWhichJavaItWasCheckedOn() {
        Map<String, @Nullable Object> row = check("""
                import java.util.Map;
                public class Function {
                    static { System.out.println("loaded"); }
                    public static Map<String, Object> run(Map<String, Object> inputs) { return Map.of(); }
                }
                """);
        assertThat(row)
                .containsEntry("status", "READY")
                .containsEntry("python", null)
                .containsEntry("check_log", "loaded\n");
        assertThat((String) row.get("java")).matches("25(\\.\\d+)*");
    }

    @Test
    void aCompileErrorIsToldWithItsFileLineAndText() {
        Map<String, @Nullable Object> row = check("""
                import java.util.Map;
                public class Function {
                    public static Map<String, Object> run(Map<String, Object> inputs) {
                        int years = "ten";
                        return Map.of("summary", yeers);
                    }
                }
                """);
        assertThat(row).containsEntry("status", "BROKEN").containsEntry("kind", "load_error");
        assertThat(row.get("message"))
                .isEqualTo(
                        "Function.java, line 4: Type mismatch: cannot convert from String to int: int years = \"ten\";\n"
                                + "Function.java, line 5: yeers cannot be resolved to a variable: return Map.of(\"summary\", yeers);");
    }

    @Test
    void aRunOfAnotherKindIsRefusedWithWhatToWrite() {
        String write = " Write `public static Map<String, Object> run(Map<String, Object> inputs)`.";
        assertThat(problemOf("public Map<String, Object> run(Map<String, Object> inputs) { return inputs; }"))
                .isEqualTo("`run` in Function.java is not static." + write);
        assertThat(problemOf("static Map<String, Object> run(Map<String, Object> inputs) { return inputs; }"))
                .isEqualTo("`run` in Function.java is not public." + write);
        assertThat(problemOf("public static int run(Map<String, Object> inputs) { return 1; }"))
                .isEqualTo("`run` in Function.java must return a Map: it is declared to return int." + write);
        assertThat(problemOf("public static Map<String, Object> run(String inputs, int x) { return null; }"))
                .isEqualTo(
                        "`run` in Function.java must take exactly one argument, the inputs: it is declared as run(String, int)."
                                + write);
        assertThat(problemOf("public static void main(String[] arguments) {}"))
                .isEqualTo(
                        "Function.java has no `run`. Add `public static Map<String, Object> run(Map<String, Object> inputs)`.");
    }

    @Test
    void aStaticInitialiserThatFailsOrExitsBreaksTheVersion() {
        assertThat(problemOf("""
                static { if (true) throw new IllegalStateException("no table"); }
                public static Map<String, Object> run(Map<String, Object> inputs) { return inputs; }""")).isEqualTo("Loading Function.java failed: IllegalStateException: no table");
        assertThat(problemOf("""
                static { System.exit(3); }
                public static Map<String, Object> run(Map<String, Object> inputs) { return inputs; }"""))
                .isEqualTo(
                        "Function.java ends the program while it is loaded, with exit code 3. Remove the call of System.exit from its static initialisers.");
    }

    @Test
    void inputsHaveTheTypesOfTheDocs() {
        RunRow run = run("""
                var types = new java.util.ArrayList<String>();
                inputs.forEach((key, value) -> types.add(key + " " + value.getClass().getSimpleName()));
                return Map.of("summary", types);
                """, """
                {"n": 3, "d": 2.5, "big": 12345678901234567890, "t": "x", "b": true, "list": [1], "o": {"k": 1}}""");
        assertThat(run.result())
                .contains("\"n Long\"", "\"d Double\"", "\"big BigInteger\"", "\"t String\"", "\"b Boolean\"")
                .contains("\"list ArrayList\"", "\"o LinkedHashMap\"");
    }

    @Test
    void valuesBecomeJson() {
        String members = "enum Colour { RED } private record Row(int age, List<Colour> colours) {}";
        RunRow run = run(members, """
                var values = new java.util.LinkedHashMap<Object, Object>();
                values.put("record", new Row(1, List.of(Colour.RED)));
                values.put("array", new double[] {1.5, Double.NaN});
                values.put("day", java.time.LocalDate.of(2026, 1, 2));
                values.put("time", java.time.Instant.EPOCH);
                values.put("exact", new java.math.BigDecimal("0.10"));
                values.put("none", java.util.Optional.empty());
                values.put("nothing", null);
                values.put(7, 'c');
                return Map.of("summary", values);
                """, "{}");
        assertThat(run.message()).isNull();
        assertThat(run.result())
                .isEqualTo(
                        "{\"summary\": {\"7\": \"c\", \"day\": \"2026-01-02\", \"none\": null, \"time\": \"1970-01-01T00:00:00Z\", \"array\": [1.5, null], \"exact\": 0.10, \"record\": {\"age\": 1, \"colours\": [\"RED\"]}, \"nothing\": null}}");
        assertThat(run.log())
                .isEqualTo(
                        "Warning: 1 value is NaN or infinite and became null in the result; the first is summary.array[1].\n");
    }

    @Test
    void theOrderOfARowsKeysIsKept() {
        long version = app("""
                record Row(double qx, int age, String a) {}
                return Map.of("table", List.of(new Row(0.5, 1, "b")));
                """);
        long run = fixture.submit(version, "{}");
        assertThat(fixture.awaitEnd(run).status()).isEqualTo("SUCCESS");
        assertThat(fixture.jdbc()
                        .sql("SELECT key_order::text FROM job_results WHERE run_id = :id")
                        .param("id", run)
                        .query(String.class)
                        .single()
                        .replace(" ", ""))
                .isEqualTo("{\"/table/*\":[\"qx\",\"age\",\"a\"]}");
    }

    @Test
    void aValueWithoutAJsonFormFailsTheRunWithTheWayToIt() {
        assertThat(run("return Map.of(\"summary\", Map.of(\"a b\", List.of(1, new Object())));", "{}")
                        .message())
                .isEqualTo(
                        "summary[\"a b\"][1] is of type Object, which has no JSON form. Return plain values: Map, List, array, record, String, number, Boolean or null; for example String.valueOf(value).");
        assertThat(run("""
                        var loop = new java.util.HashMap<String, Object>();
                        loop.put("self", loop);
                        return loop;
                        """, "{}").message())
                .isEqualTo(
                        "self holds itself (a circular reference), which JSON cannot express. Return a copy without the loop.");
        RunRow nothing = run("return null;", "{}");
        assertThat(nothing.kind()).isEqualTo("invalid_result");
        assertThat(nothing.message()).isEqualTo("run must return a Map, it returned nothing (null)");
    }

    @Test
    void anExceptionFailsTheRunWithItsCauseAndTheAppsOwnFrames() {
        RunRow run = run("""
                try {
                    Integer.parseInt("x");
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException("negative age", e);
                }
                return null;
                """, "{}");
        assertThat(run.kind()).isEqualTo("app_error");
        assertThat(run.message()).isEqualTo("IllegalArgumentException: negative age");
        assertThat(run.traceback())
                .startsWith("java.lang.IllegalArgumentException: negative age\n\tat Function.run(Function.java:")
                .contains("Caused by: java.lang.NumberFormatException: For input string: \"x\"")
                .doesNotContain("dev.stoa");
    }

    @Test
    void aNumberThatIsTakenForAnotherKindSaysHowToTakeIt() {
        RunRow run = run("double rate = (Double) inputs.get(\"x\"); return Map.of(\"summary\", rate);", "{\"x\": 3}");
        assertThat(run.message())
                .startsWith("ClassCastException: class java.lang.Long cannot be cast to class java.lang.Double")
                .endsWith(
                        ". A number of the inputs is a Long when it is whole and a Double otherwise: take ((Number) value).doubleValue()");
    }

    @Test
    void exitingEndsTheRunAndNotTheRunner() {
        long version = app("if (inputs.containsKey(\"exit\")) System.exit(4); return Map.of();");
        RunRow run = fixture.runToEnd(version, "{\"exit\": 1}");
        assertThat(run.kind()).isEqualTo("app_error");
        assertThat(run.message()).isEqualTo("The function ended its process with exit code 4 before returning.");
        assertThat(fixture.runToEnd(version, "{}").status()).isEqualTo("SUCCESS");
    }

    @Test
    void whatIsPrintedIsTheLog() {
        RunRow run = run("""
                System.out.print("first");
                System.out.close();
                System.err.println(" äé\\0");
                java.util.logging.Logger.getLogger("x").warning("careful");
                stoa.Progress.report(0.25, "a quarter");
                return Map.of("summary", Map.of("ok", true));
                """, "{}");
        assertThat(run.result()).isEqualTo("{\"summary\": {\"ok\": true}}");
        assertThat(run.log()).startsWith("first äé\uFFFD\n").contains("WARNING: careful");
        assertThat(run.progress()).isEqualTo(0.25);
        assertThat(run.progressMessage()).isEqualTo("a quarter");
    }

    @Test
    void aRunThatTakesTooLongIsEnded() {
        long version = fixture.app(Map.of(
                "manifest.json",
                "{\"name\": \"Slow\", \"timeout_seconds\": 1, \"inputs\": {}}",
                "Function.java",
                function("Thread.sleep(60_000); return null;")));
        RunRow run = fixture.runToEnd(version, "{}");
        assertThat(run.kind()).isEqualTo("timeout");
        assertThat(run.message()).isEqualTo("The run took longer than 1 s, the timeout_seconds of its manifest.");
    }

    @Test
    void aRunThatIsCalledOffIsEnded() {
        long run = fixture.submit(app("Thread.sleep(60_000); return null;"), "{}");
        Await.until(() -> fixture.run(run), row -> row.status().equals("RUNNING"));
        fixture.jdbc()
                .sql("UPDATE job_runs SET cancel_requested_at = now() WHERE id = :id")
                .param("id", run)
                .update();
        assertThat(fixture.awaitEnd(run).status()).isEqualTo("CANCELLED");
    }

    @Test
    void aJarOfTheAppIsItsOwnAlsoWhereTheRunnerHasClassesOfThatName() throws IOException {
        try (GitRepository repository = GitRepository.create(fixture.folder().resolve("with-jar"))) {
            repository
                    .file("manifest.json", WorkerFixture.NUMBERS_ONLY)
                    .file("Function.java", function("return Map.of(\"summary\", tools.jackson.core.Version.q());"))
                    .file("lib/README.md", "Mortality rates");
            makeJar(
                    repository.folder().resolve("lib/rates.jar"),
                    "tools/jackson/core/Version",
                    "package tools.jackson.core; public class Version { public static int q() { return 7; } }");
            repository.commit("One");
            long version = fixture.insertVersion(
                    fixture.insertApp(repository.url()), 1, repository.head(), WorkerFixture.NUMBERS_ONLY, "READY");
            RunRow run = fixture.runToEnd(version, "{}");
            assertThat(run.message()).isNull();
            assertThat(run.result()).isEqualTo("{\"summary\": 7}");
        }
    }

    @Test
    void tooMuchMemoryIsToldAsThat() {
        long version = fixture.app(Map.of(
                "manifest.json",
                "{\"name\": \"Large\", \"memory_mb\": 64, \"inputs\": {}}",
                "Function.java",
                function("""
                        if (inputs.isEmpty()) return Map.of();
                        var all = new java.util.ArrayList<long[]>();
                        while (true) all.add(new long[100_000]);
                        """)));
        RunRow run = fixture.runToEnd(version, "{\"fill\": true}");
        assertThat(run.kind()).isEqualTo("out_of_memory");
        assertThat(run.message())
                .isEqualTo("The run needed more memory than its limit of 64 MB (memory_mb in manifest.json).");
        assertThat(fixture.runToEnd(version, "{}").status()).isEqualTo("SUCCESS");
    }

    @Test
    void aResultThatIsTooLargeIsToldWithItsSize() {
        RunRow run = run("return Map.of(\"summary\", \"x\".repeat(17 * 1024 * 1024));", "{}");
        assertThat(run.kind()).isEqualTo("result_too_large");
        assertThat(run.message())
                .startsWith("The result is 17.0 MiB (17,825,8")
                .endsWith("more than the limit of 16.0 MiB (16,777,216 bytes). Return fewer rows or aggregate them.");
    }

    @Test
    void aRunSeesNothingOfTheOneBefore() {
        long version = app("static int calls;", """
                var before = calls++ + System.getProperty("left", "") + java.util.Locale.getDefault();
                System.setProperty("left", "yes");
                java.util.Locale.setDefault(java.util.Locale.FRANCE);
                System.setOut(null);
                java.nio.file.Files.writeString(java.nio.file.Path.of(System.getProperty("java.io.tmpdir"), "left"), "x");
                try (var files = java.nio.file.Files.list(java.nio.file.Path.of(System.getProperty("java.io.tmpdir")))) {
                    return Map.of("summary", Map.of("before", before + " " + files.count(), "pid", ProcessHandle.current().pid()));
                }
                """);
        String first = fixture.runToEnd(version, "{}").result();
        String second = fixture.runToEnd(version, "{}").result();
        assertThat(first).contains("\"before\": \"0en 1\"");
        assertThat(second).as("and it is the same process").isEqualTo(first);
    }

    @Test
    void whatARunLeavesBehindIsGone() {
        long version = app("""
                if (inputs.containsKey("thread")) Thread.ofPlatform().start(() -> { while (true) { } });
                if (inputs.containsKey("process")) new ProcessBuilder("sleep", "60").start();
                if (inputs.containsKey("hook")) Runtime.getRuntime().addShutdownHook(new Thread(() -> { }));
                return Map.of("summary", Map.of("pid", ProcessHandle.current().pid(), "others",
                    ProcessHandle.allProcesses().filter(one -> one.info().command().orElse("").endsWith("sleep")).count()));
                """);
        List<String> processes = new ArrayList<>();
        for (String input : List.of("thread", "process", "hook", "none", "none")) {
            RunRow run = fixture.runToEnd(version, "{\"" + input + "\": 1}");
            assertThat(run.message()).isNull();
            processes.add(run.result());
        }
        assertThat(processes.subList(0, 4)).doesNotHaveDuplicates();
        assertThat(processes.get(4)).isEqualTo(processes.get(3)).contains("\"others\": 0");
    }

    @Test
    void runsOfOneVersionGoOnSideBySide() {
        long version = app("Thread.sleep(1500); return Map.of();");
        fixture.runToEnd(version, "{}");
        long begun = System.nanoTime();
        List<Long> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(fixture.submit(version, "{}"));
        }
        runs.forEach(run -> assertThat(fixture.awaitEnd(run).status()).isEqualTo("SUCCESS"));
        assertThat((System.nanoTime() - begun) / 1e9).isLessThan(5.5);
    }

    @Test
    void anAppHasFilesPackagesAndJarsOfItsOwn() {
        long version = fixture.app(Map.of(
                "Function.java",
                "import java.util.Map;\nimport tables.Mortality;\n"
                        + function("return Map.of(\"summary\", Map.of(\"a\", Rates.R + Mortality.q()));")
                                .substring("import java.util.*;".length()),
                "Rates.java",
                "class Rates { static final int R = 2; }\n",
                "tables/Mortality.java",
                "package tables;\npublic class Mortality { public static int q() { return 3; } }\n",
                "test/FunctionTest.java",
                "import org.junit.Test;\nclass FunctionTest { }\n"));
        RunRow run = fixture.runToEnd(version, "{}");
        assertThat(run.message()).isNull();
        assertThat(run.result()).isEqualTo("{\"summary\": {\"a\": 5}}");
    }

    private static void makeJar(Path jar, String type, String source) throws IOException {
        Path work = Files.createTempDirectory(fixture.folder(), "jar-");
        Path file = Files.writeString(work.resolve("Version.java"), source);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", work.toString(), file.toString()))
                .isZero();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(type + ".class"));
            Files.copy(work.resolve(type + ".class"), out);
        }
    }

    @Test
    void aMachineThatAnotherRunHasTakenDoesNotEndWithTheOneBefore() {
        long version = fixture.app(Map.of("Function.java", """
                import java.util.Map;
                public class Function {
                    public static Map<String, Object> run(Map<String, Object> inputs) throws Exception {
                        if (inputs.get("leaves").equals(true)) {
                            new ProcessBuilder("sleep", "60").start();
                        }
                        return Map.of();
                    }
                }
                """));
        List<Long> runs = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            runs.add(fixture.submit(version, "{\"leaves\": %s}".formatted(n % 5 == 0)));
        }
        for (long run : runs) {
            RunRow ended = fixture.awaitEnd(run);
            assertThat(ended.status()).as("%s", ended).isEqualTo("SUCCESS");
        }
    }

    private static Map<String, @Nullable Object> check(String function) {
        long version = fixture.version(Map.of("Function.java", function), "CHECKING");
        fixture.publish(Ticket.forCheck(version));
        return Await.until(
                () -> fixture.jdbc().sql("""
                                SELECT status, check_log, python, java, error ->> 'kind' AS kind,
                                       error ->> 'message' AS message FROM app_versions WHERE id = :id
                                """).param("id", version).query().singleRow(),
                row -> !"CHECKING".equals(row.get("status")));
    }

    private static @Nullable Object problemOf(String member) {
        return check("import java.util.Map;\npublic class Function {\n%s\n}\n".formatted(member))
                .get("message");
    }

    private static RunRow run(String members, String body, String inputs) {
        return fixture.runToEnd(app(members, body), inputs);
    }

    private static RunRow run(String body, String inputs) {
        return fixture.runToEnd(app(body), inputs);
    }

    private static long app(String body) {
        return fixture.app(Map.of("Function.java", function(body)));
    }

    private static long app(String members, String body) {
        return fixture.app(Map.of("Function.java", function(body).replaceFirst("\\{\n", "{\n" + members + "\n")));
    }

    private static String function(String body) {
        return """
                import java.util.*;
                public class Function {
                    public static Map<String, Object> run(Map<String, Object> inputs) throws Exception {
                        %s
                    }
                }
                """.formatted(body);
    }
}
