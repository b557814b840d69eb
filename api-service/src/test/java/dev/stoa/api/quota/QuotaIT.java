package dev.stoa.api.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.support.ApiClient;
import dev.stoa.api.support.ApiClient.Answer;
import dev.stoa.api.support.CountedStatements;
import dev.stoa.api.support.LocalAccountsTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Nobody has more runs or CPU time than their quota allows.
class QuotaIT extends LocalAccountsTest {
    private static final String RUN = "{\"inputs\": {\"age\": 50}}";
    private static final String NO_LIMITS = "{}";

    private String app;
    private ApiClient ada;
    private ApiClient bob;
    private ApiClient boss;

    @BeforeEach
    void people() {
        app = readyApp();
        account("ada", "runner");
        account("bob", "runner");
        account("boss", "admin");
        ada = withToken("ada", "[\"read\", \"run\"]");
        bob = withToken("bob", "[\"read\", \"run\"]");
        boss = withToken("boss", "[\"read\", \"run\", \"administer\"]");
    }

    @AfterEach
    void noLimits() {
        limitRole("runner", NO_LIMITS);
        limitRole("admin", NO_LIMITS);
    }

    @Test
    void whoHasNoLimitIsNotCounted() {
        limitRole("admin", "{\"runs_per_hour\": 1}");
        accepted(bob);
        CountedStatements.clear();
        Answer answer = accepted(ada);
        assertThat(CountedStatements.aboutRuns()).isNotEmpty().noneMatch(sql -> sql.contains("in_flight"));
        assertThat(answer.header("RateLimit")).isEmpty();
        assertThat(answer.header("RateLimit-Policy")).isEmpty();
    }

    @Test
    void aRunThatEndsFreesItsPlace() {
        limitRole("runner", "{\"runs_in_flight\": 2}");
        assertThat(accepted(ada).header("RateLimit")).isEqualTo("\"in-flight\";r=1");
        long second = id(accepted(ada));
        worker.claims(second);
        accepted(bob);
        Answer refused = submit(ada);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.json().path("detail").asString())
                .isEqualTo(
                        "You have 2 runs pending or running and may have 2 at a time. Submit this one when another has ended.");
        assertThat(refused.header("Retry-After")).isEqualTo("10");
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"in-flight\";q=2;qu=\"concurrent-requests\"");
        assertThat(refused.header("RateLimit")).isEqualTo("\"in-flight\";r=0");
        worker.succeeds(second, "{}", null);
        accepted(ada);
        assertThat(submit(ada).status()).isEqualTo(429);
    }

    @Test
    void runsOfTheLastHourCountAndOlderOnesDoNot() {
        limitRole("runner", "{\"runs_per_hour\": 2}");
        Answer first = accepted(ada);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"hour\";q=2;w=3600");
        assertThat(first.header("RateLimit")).isEqualTo("\"hour\";r=1;t=3600");
        submittedEarlier(id(first), "50 minutes");
        submittedEarlier(id(accepted(ada)), "20 minutes");
        accepted(bob);
        Answer refused = submit(ada);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().path("detail").asString())
                .isEqualTo(
                        "You have submitted 2 runs within the last hour and may submit 2. The next one is accepted in 10 min.");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(560, 600);
        assertThat(refused.header("RateLimit")).isEqualTo("\"hour\";r=0;t=" + refused.header("Retry-After"));

        limitRole("runner", "{\"runs_per_hour\": 1}");
        assertThat(submit(ada).json().path("detail").asString())
                .as("both of them have to be older")
                .endsWith("within the last hour and may submit 1. The next one is accepted in 40 min.");
        limitRole("runner", "{\"runs_per_hour\": 2}");
        submittedEarlier(id(first), "11 minutes");
        accepted(ada);
        assertThat(submit(ada).status()).isEqualTo(429);
    }

    @Test
    void cpuTimeOfTheLastDayCountsAndThatOfYesterdayDoesNot() {
        limitRole("runner", "{\"cpu_seconds_per_day\": 100}");
        Answer first = accepted(ada);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"cpu\";q=100;qu=\"cpu-seconds\";w=86400");
        assertThat(first.header("RateLimit")).isEqualTo("\"cpu\";r=100");
        used(id(first), 60.5, "25 hours");
        used(id(accepted(ada)), 60.25, "23 hours");
        Answer third = accepted(ada);
        assertThat(third.header("RateLimit")).startsWith("\"cpu\";r=39;t=3");
        used(id(third), 39.75, "1 hour");
        Answer refused = submit(ada);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().path("detail").asString())
                .isEqualTo(
                        "Your runs of the last 24 hours have used 100 s of CPU time and may use 100 s. The next one is accepted in 60 min.");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3560, 3600);
        accepted(bob);
        used(id(third), 39.5, "1 hour");
        accepted(ada);
    }

    @Test
    void anAccountsOwnLimitWinsAndTheOthersAreItsRoles() {
        limitRole("runner", "{\"runs_in_flight\": 1, \"runs_per_hour\": 2}");
        limitAccount("ada", "{\"runs_in_flight\": 5}");
        limitAccount("bob", "{\"runs_per_hour\": 1000}");
        assertThat(accepted(ada).header("RateLimit")).isEqualTo("\"in-flight\";r=4, \"hour\";r=1;t=3600");
        accepted(ada);
        assertThat(submit(ada).json().path("detail").asString()).startsWith("You have submitted 2 runs");
        accepted(bob);
        assertThat(submit(bob).json().path("detail").asString()).startsWith("You have 1 run pending or running");
        limitAccount("ada", "{\"runs_per_hour\": 3, \"runs_in_flight\": 3}");
        accepted(ada);
        limitAccount("ada", NO_LIMITS);
        assertThat(submit(ada).json().path("detail").asString())
                .as("of two limits that are reached the one that lasts longer is told")
                .startsWith("You have submitted 3 runs within the last hour and may submit 2.");
    }

    @Test
    void administratorsHaveLimitsWhereTheyHaveSome() {
        limitRole("runner", "{\"runs_in_flight\": 1}");
        accepted(boss);
        accepted(boss);
        limitRole("admin", "{\"runs_in_flight\": 2}");
        assertThat(submit(boss).status()).isEqualTo(429);
    }

    @Test
    void submissionsAtTheSameTimeCannotPassALimitTogether() throws Exception {
        limitRole("runner", "{\"runs_in_flight\": 5}");
        List<Answer> answers = atTheSameTime(20, () -> submit(ada));
        assertThat(answers.stream().filter(answer -> answer.status() == 202)).hasSize(5);
        assertThat(answers.stream().filter(answer -> answer.status() == 429)).hasSize(15);
        assertThat(ada.get("/api/runs").json()).hasSize(5);
    }

    @Test
    void aRepeatIsAnsweredWithItsRunWhateverTheQuota() throws Exception {
        limitRole("runner", "{\"runs_per_hour\": 1}");
        Answer first = ada.post("/api/apps/" + app + "/run", RUN, "Idempotency-Key", "k");
        assertThat(submit(ada).status()).isEqualTo(429);
        Answer repeat = ada.post("/api/apps/" + app + "/run", RUN, "Idempotency-Key", "k");
        assertThat(repeat.status()).isEqualTo(202);
        assertThat(repeat.body()).isEqualTo(first.body());
        List<Answer> answers = atTheSameTime(
                8, () -> bob.post("/api/apps/" + app + "/run", RUN, "Idempotency-Key", "at the same time"));
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(answers).allMatch(answer -> answer.status() == 202);
    }

    @Test
    void whatCannotBeRunIsToldSoBeforeTheQuotaIs() {
        limitRole("runner", "{\"runs_per_hour\": 1}");
        accepted(ada);
        assertThat(ada.post("/api/apps/" + app + "/run", "{\"inputs\": {\"age\": \"old\"}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void administratorsSetAndSeeLimits() {
        limitRole("runner", "{\"runs_in_flight\": 5, \"runs_per_hour\": 100, \"cpu_seconds_per_day\": 3600}");
        limitAccount("ada", "{\"runs_per_hour\": 7}");
        assertThat(boss.get("/api/quotas").body()).isEqualTo("""
                {"roles":[{"role":"viewer","limits":%1$s},{"role":"runner","limits":\
                {"runs_in_flight":5,"runs_per_hour":100,"cpu_seconds_per_day":3600}},\
                {"role":"publisher","limits":%1$s},{"role":"admin","limits":%1$s}],\
                "accounts":[{"id":%2$s,"name":"ada","limits":\
                {"runs_in_flight":null,"runs_per_hour":7,"cpu_seconds_per_day":null}}]}""".formatted(
                        "{\"runs_in_flight\":null,\"runs_per_hour\":null,\"cpu_seconds_per_day\":null}", id("ada")));
        limitAccount("ada", NO_LIMITS);
        assertThat(boss.get("/api/quotas").json().path("accounts")).isEmpty();
        assertThat(database.sql("SELECT count(*) FROM quotas").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void limitsThatCannotBeAreRefused() {
        Answer zero = boss.post("/api/quotas/roles/runner", "{\"runs_per_hour\": 0}");
        assertThat(zero.status()).isEqualTo(422);
        assertThat(zero.json().path("detail").asString())
                .isEqualTo("runs_per_hour must be at least 1, or null for no limit; it is 0.");
        assertThat(zero.json().at("/errors/0/pointer").asString()).isEqualTo("/runs_per_hour");
        for (String noWholeNumber : List.of("1.5", "\"1\"", "true")) {
            assertThat(boss.post("/api/quotas/roles/runner", "{\"runs_per_hour\": %s}".formatted(noWholeNumber))
                            .status())
                    .as(noWholeNumber)
                    .isEqualTo(422);
        }
        assertThat(boss.post("/api/quotas/roles/runner", "{\"runs_per_day\": 1}")
                        .status())
                .isEqualTo(422);
        assertThat(boss.post("/api/quotas/roles/king", NO_LIMITS).status()).isEqualTo(404);
        assertThat(boss.post("/api/quotas/accounts/999999", NO_LIMITS).status()).isEqualTo(404);
        assertThat(boss.get("/api/quotas")
                        .json()
                        .at("/roles/1/limits/runs_per_hour")
                        .isNull())
                .isTrue();
    }

    @Test
    void useIsCountedByAccountAndByApp() {
        long old = id(accepted(ada));
        submittedEarlier(old, "3 hours");
        used(old, 50, "2 hours");
        used(id(accepted(ada)), 1.5, "1 minute");
        long other = submit(readyApp("other", "{\"name\": \"Other\"}"), "{}");
        accepted(bob);
        database.sql("UPDATE job_runs SET account_id = :account WHERE id = :id")
                .param("account", Long.parseLong(id("ada")))
                .param("id", other)
                .update();
        assertThat(boss.get("/api/quotas/use").json().path("accounts").toString())
                .isEqualTo("""
                [{"id":%s,"name":"ada","runs_in_flight":1,"runs_last_hour":2,"runs_last_day":3,\
                "cpu_seconds_last_hour":1.5,"cpu_seconds_last_day":51.5},\
                {"id":%s,"name":"bob","runs_in_flight":1,"runs_last_hour":1,"runs_last_day":1,\
                "cpu_seconds_last_hour":0.0,"cpu_seconds_last_day":0.0}]""".formatted(id("ada"), id("bob")));
        assertThat(boss.get("/api/quotas/use").json().path("apps").toString())
                .contains("\"runs_in_flight\":1,\"runs_last_hour\":2,\"runs_last_day\":3,"
                        + "\"cpu_seconds_last_hour\":1.5,\"cpu_seconds_last_day\":51.5")
                .contains("\"name\":\"other\",\"runs_in_flight\":1,\"runs_last_hour\":1,\"runs_last_day\":1,"
                        + "\"cpu_seconds_last_hour\":0.0,\"cpu_seconds_last_day\":0.0");
        limitRole("runner", "{\"runs_per_hour\": 9}");
        limitAccount("ada", "{\"runs_in_flight\": 4}");
        assertThat(ada.get("/api/account/quota").body()).isEqualTo("""
                {"limits":{"runs_in_flight":4,"runs_per_hour":9,"cpu_seconds_per_day":null},\
                "runs_in_flight":1,"runs_last_hour":2,"cpu_seconds_last_day":51.5}""");
    }

    @Test
    void theCpuTimeOfARunIsShown() {
        long run = id(accepted(ada));
        assertThat(ada.get("/api/runs/" + run).json().path("cpu_seconds").isNull())
                .isTrue();
        used(run, 2.25, "0 hours");
        assertThat(ada.get("/api/runs/" + run).json().path("cpu_seconds").asDouble())
                .isEqualTo(2.25);
        assertThat(ada.get("/api/runs").json().at("/0/cpu_seconds").asDouble()).isEqualTo(2.25);
    }

    private static List<Answer> atTheSameTime(int count, Supplier<Answer> call) throws Exception {
        CountDownLatch begin = new CountDownLatch(1);
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                calls.add(threads.submit(() -> {
                    begin.await();
                    return call.get();
                }));
            }
            begin.countDown();
            for (Future<Answer> answer : calls) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private void limitRole(String role, String limits) {
        assertThat(operator.post("/api/quotas/roles/" + role, limits).status()).isEqualTo(204);
    }

    private void limitAccount(String name, String limits) {
        assertThat(operator.post("/api/quotas/accounts/" + id(name), limits).status())
                .isEqualTo(204);
    }

    private Answer submit(ApiClient client) {
        return client.post("/api/apps/" + app + "/run", RUN);
    }

    private Answer accepted(ApiClient client) {
        Answer answer = submit(client);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer;
    }

    private static long id(Answer accepted) {
        return accepted.json().path("run_id").asLong();
    }

    private void submittedEarlier(long run, String interval) {
        database.sql("UPDATE job_runs SET created_at = created_at - :interval::interval WHERE id = :id")
                .param("interval", interval)
                .param("id", run)
                .update();
    }

    private void used(long run, double seconds, String ago) {
        database.sql("UPDATE job_runs SET status = 'CANCELLED', cpu_seconds = :seconds,"
                        + " finished_at = now() - :ago::interval WHERE id = :id")
                .param("seconds", seconds)
                .param("ago", ago)
                .param("id", run)
                .update();
    }
}
