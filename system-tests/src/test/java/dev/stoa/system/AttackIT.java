package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Apps that attack the machine, the worker and other runs, at each level of protection, while honest runs go on beside
/// them.
class AttackIT {
    private static final boolean IS_ROOT = System.getProperty("user.name").equals("root");
    private static final int HONEST_RUNS = 10;

    @ParameterizedTest
    @CsvSource({"false, namespaces", "false, landlock", "true, namespaces"})
    void anAttackGetsNothingAndDisturbsNobody(boolean workerIsRoot, String protection)
            throws IOException, InterruptedException {
        assumeTrue(IS_ROOT || !workerIsRoot, "needs root, to have a worker that is root");
        SoftAssertions outcomes = new SoftAssertions();
        String level = "%-12s%-6s".formatted(protection, workerIsRoot ? "root" : "user");
        try (AttackedInstallation attacked =
                new AttackedInstallation(IS_ROOT && !workerIsRoot, protection, Attack.apps())) {
            attacked.finishHonestRuns(attacked.submitHonestRuns(1), outcomes);
            List<Long> honest = attacked.submitHonestRuns(HONEST_RUNS);
            Attack building = Attack.inBuilding(protection.equals("namespaces"));
            JsonNode built = attacked.submit(building, false);
            Map<Attack, JsonNode> quiet = new LinkedHashMap<>();
            Stream.concat(Attack.quiet().stream(), Attack.quietInJava().stream())
                    .forEach(attack -> quiet.put(attack, attacked.submit(attack, false)));
            quiet.forEach((attack, submitted) -> check(attack, attacked.ended(submitted), level, outcomes));
            attacked.finishHonestRuns(honest, outcomes);
            check(building, attacked.ended(built), level, outcomes);
            outcomes.assertThat(attacked.runWithPackage().at("/result/summary/words"))
                    .as("an honest app with a package")
                    .hasToString("\"from a wheel\"");
            // What is used up does not depend on who started the worker.
            for (Attack attack : workerIsRoot ? List.<Attack>of() : Attack.loudInJava()) {
                check(attack, attacked.ended(attacked.submit(attack, false)), level, outcomes);
            }
            attacked.finishHonestRuns(attacked.submitHonestRuns(HONEST_RUNS), outcomes);
            for (Attack attack : Attack.loud(protection.equals("namespaces"))) {
                List<Long> others = new ArrayList<>(attacked.submitHonestRuns(HONEST_RUNS));
                others.addAll(siblings(attacked, attack));
                check(attack, attacked.ended(attacked.submit(attack, false)), level, outcomes);
                attacked.finishHonestRuns(others, outcomes);
            }
            Awaitility.await("nothing is left behind")
                    .until(() -> attacked.processesLeftBehind().isEmpty());
            outcomes.assertThat(attacked.worker().isAlive()).isTrue();
            assertThat(attacked.protection()).isEqualTo(protection);
            outcomes.assertAll();
        }
    }

    private static void check(Attack attack, JsonNode ended, String level, SoftAssertions outcomes) {
        String came = outcome(ended);
        System.out.printf(
                "%s%-22s%s %s%n",
                level, attack.name(), came, ended.at("/error/message").asString(""));
        if (!attack.expected().equals(Attack.HARMLESS)) {
            outcomes.assertThat(came).as("%s: %s", attack.name(), ended).matches(attack.expected());
        }
    }

    /// Shows that they are attacks: those that do no harm by it are let succeed.
    @Test
    void withoutASandboxTheSameAttacksSucceed() throws IOException {
        Set<String> names = Set.of("read_files", "read_processes", "reach_network", "write_files", "read_siblings");
        try (AttackedInstallation attacked = new AttackedInstallation(IS_ROOT, "none", names)) {
            for (String name : names) {
                String came = outcome(attacked.ended(attacked.submit(new Attack(name, Attack.NOTHING), false)));
                System.out.printf("%-12s%-6s%-22s%s%n", "none", "user", name, came);
                assertThat(came).as(name).contains(": ");
            }
        }
    }

    /// Other runs of the attacking app, where it is them that it attacks.
    private static List<Long> siblings(AttackedInstallation attacked, Attack attack) {
        List<Long> siblings = new ArrayList<>();
        if (attack.isOnSiblings()) {
            siblings.add(attacked.submit(attack, true).path("run_id").asLong());
            attacked.client().awaitStatus(siblings.getFirst(), "RUNNING");
        }
        return siblings;
    }

    private static String outcome(JsonNode ended) {
        if (ended.path("detail").asString("").contains("is broken")) {
            return Attack.BROKEN;
        }
        if (!ended.path("status").asString().equals("SUCCESS")) {
            return ended.at("/error/kind").asString();
        }
        String got = ended.at("/result/summary/got").asString("");
        return got.isEmpty() ? Attack.NOTHING : got;
    }
}
