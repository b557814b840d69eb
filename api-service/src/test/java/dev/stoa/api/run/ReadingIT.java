package dev.stoa.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient.Answer;
import dev.stoa.api.support.ApiTest;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingIT extends ApiTest {
    private static final String APP = """
            {"name": "Mortality", "inputs": {
              "age":   {"type": "number", "default": 45},
              "basis": {"type": "text", "default": "best estimate"},
              "exact": {"type": "boolean", "default": false}}}""";

    @Test
    void runsAreListedNewestFirstAPageAtATime() {
        String app = readyApp();
        List<Long> submitted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            submitted.addFirst(submit(app, "{}"));
        }

        List<Long> read = new ArrayList<>();
        String path = "/api/runs?limit=2&status=PENDING";
        int pages = 0;
        while (!path.isEmpty()) {
            Answer page = api.get(path);
            ids(page).forEach(read::add);
            String link = page.header("Link");
            path = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
            assertThat(link.isEmpty() || link.endsWith("; rel=\"next\"")).isTrue();
            pages++;
        }

        assertThat(read).isEqualTo(submitted);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void theNextPageIsOfTheSameQuestion() {
        String app = readyApp("mortality", APP);
        List<Long> wanted = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            wanted.addFirst(submit(app, "{\"age\": 50, \"basis\": \"100% + ä, b\"}"));
            submit(app, "{\"age\": 40, \"basis\": \"100% + ä, b\"}");
            submit(app, "{\"age\": 50}");
        }
        worker.claims(wanted.getFirst());

        List<Long> read = new ArrayList<>();
        String path = "/api/runs?limit=1&app=" + app + "&status=PENDING&status=RUNNING&since=2026-01-01T00:00:00Z"
                + "&until=2126-01-01T00:00:00%2B02:00&where=" + encoded("inputs.age>=50") + "&where="
                + encoded("inputs.basis=100% + ä, b");
        while (!path.isEmpty()) {
            Answer page = api.get(path);
            ids(page).forEach(read::add);
            String link = page.header("Link");
            path = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }

        assertThat(read).isEqualTo(wanted);
    }

    @Test
    void aPageOfAnAllowedSiteMayReadTheLink() {
        Answer answer =
                api.send(HttpRequest.newBuilder(api.address("/api/runs")).header("Origin", "https://notebook.example"));

        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://notebook.example");
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("Link");
    }

    @Test
    void filtersByAppStatusAndTime() {
        String one = readyApp("one", APP);
        String two = readyApp("two", APP);
        long ofOne = submit(one, "{}");
        long ofTwo = submit(two, "{}");
        worker.claims(ofTwo);

        assertThat(ids("?app=one")).containsExactly(ofOne);
        assertThat(ids("?app=" + api.get("/api/apps/two").json().path("id").asLong()))
                .containsExactly(ofTwo);
        assertThat(ids("?status=RUNNING")).containsExactly(ofTwo);
        assertThat(ids("?status=pending,running")).containsExactly(ofTwo, ofOne);
        assertThat(ids("?status=PENDING&status=RUNNING")).containsExactly(ofTwo, ofOne);
        assertThat(ids("?since=2026-01-01T00:00:00Z")).hasSize(2);
        assertThat(ids("?until=2026-01-01T00:00:00%2B02:00")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            inputs.age>50                      | 3
            inputs.age >= 50                   | 2 3
            inputs.age<50                      | 1
            inputs.age<=50                     | 1 2
            inputs.age=50                      | 2
            inputs.age=50.0                    | 2
            inputs.age!=50                     | 1 3
            inputs.basis=stressed              | 2
            inputs."basis"="stressed"          | 2
            inputs.basis!=stressed             | 1 3
            inputs.exact=true                  | 3
            inputs.age="50"                    |
            inputs.none=1                      |
            inputs.basis>50                    |
            summary.Life expectancy>20         | 2 3
            summary.Life expectancy=30         | 3
            summary.Life expectancy!=30        | 1 2
            summary.Life expectancy<20.5       | 1
            summary.Life expectancy<=20.5      | 1 2
            summary.Life expectancy>=20.5      | 2 3
            summary."Life expectancy"=20.50    | 2
            """)
    void conditionsOnInputsAndSummaryFigures(String where, String expected) {
        String app = readyApp("mortality", APP);
        long first = submit(app, "{\"age\": 40}");
        finished(first, 10);
        finished(submit(app, "{\"age\": 50, \"basis\": \"stressed\"}"), 20.5);
        finished(submit(app, "{\"age\": 60, \"exact\": true}"), 30);

        List<Long> expectedIds = expected == null
                ? List.of()
                : Arrays.stream(expected.split(" "))
                        .map(n -> first + Long.parseLong(n) - 1)
                        .toList();
        assertThat(ids("?where=" + encoded(where))).containsExactlyInAnyOrderElementsOf(expectedIds);
    }

    @Test
    void severalConditionsMustAllHold() {
        String app = readyApp("mortality", APP);
        submit(app, "{\"age\": 40}");
        long runId = submit(app, "{\"age\": 50}");
        submit(app, "{\"age\": 60}");

        assertThat(ids("?where=" + encoded("inputs.age>45") + "&where=" + encoded("inputs.age<55")))
                .containsExactly(runId);
    }

    @Test
    void aValueWithACommaAndQuotesIsOneCondition() {
        String app = readyApp("mortality", APP);
        long runId = submit(app, "{\"basis\": \"a, b' OR 1=1 --\"}");

        assertThat(ids("?where=" + encoded("inputs.basis=a, b' OR 1=1 --"))).containsExactly(runId);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "age>50",
                "inputs.age",
                "inputs.>50",
                "result.age>50",
                "inputs.age>",
                "inputs.age=>50",
                "inputs.age=\"open\\\"",
                ""
            })
    void aConditionThatIsNoneIsRefused(String where) {
        Answer answer = api.get("/api/runs?where=" + encoded(where));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("detail").asString()).contains("where");
    }

    @Test
    void anEqualityOnInputsIsAnsweredByTheIndex() {
        String app = readyApp("mortality", APP);
        submit(app, "{}");
        database.sql("INSERT INTO job_runs (app_id, version_id, pool, inputs, max_attempts, created_at)"
                        + " SELECT app_id, version_id, pool, jsonb_build_object('age', n), 3, now()"
                        + " FROM job_runs, generate_series(1, 20000) n")
                .update();
        database.sql("ANALYZE job_runs").update();

        String plan = String.join(
                "\n",
                database.sql("EXPLAIN " + RunRow.SELECT
                                + " WHERE r.inputs @> '{\"age\": 77}'::jsonb ORDER BY r.id DESC LIMIT 50")
                        .query(String.class)
                        .list());

        assertThat(plan).contains("job_runs_inputs");
    }

    @Test
    void aRunIsReadWithItsResultInTheFunctionsOrder() {
        long runId = submit(readyApp(), "{}");
        worker.claims(runId);
        worker.progresses(runId, 0.5, "half");
        worker.succeeds(
                runId,
                "{\"table\": [{\"q\": 0.1, \"age\": 45}], \"columns\": [\"Age\", \"q\"]}",
                "{\"\": [\"columns\", \"table\"], \"/table/*\": [\"age\", \"q\"]}");

        Answer answer = api.get("/api/runs/" + runId);

        assertThat(answer.json().path("result").toString())
                .isEqualTo("{\"columns\":[\"Age\",\"q\"],\"table\":[{\"age\":45,\"q\":0.1}]}");
        assertThat(answer.json().path("worker").asString()).isEqualTo("stand-in");
        assertThat(answer.json().at("/version/number").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/progress/fraction").asDouble()).isEqualTo(0.5);
        assertThat(answer.json().path("error").isNull()).isTrue();
    }

    @Test
    void theLogIsPlainText() {
        long runId = submit(readyApp(), "{}");
        worker.logs(runId, "älter\n");
        worker.logs(runId, "zweite\n");

        Answer answer = api.get("/api/runs/" + runId + "/logs");

        assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(answer.body()).isEqualTo("älter\nzweite\n");
    }

    private void finished(long runId, double lifeExpectancy) {
        worker.claims(runId);
        worker.succeeds(runId, "{\"summary\": {\"Life expectancy\": " + lifeExpectancy + "}}", null);
    }

    private List<Long> ids(String query) {
        Answer answer = api.get("/api/runs" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return ids(answer);
    }

    private static List<Long> ids(Answer answer) {
        return answer.json()
                .valueStream()
                .map(run -> run.path("run_id").asLong())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
