package dev.stoa.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The web site in a real browser, against a real API and workers. What it does there is in docs-site/e2e; how the
/// pages looked is afterwards in docs-site/target/screenshots.
@Order(1) // It takes longest.
@DisabledIfSystemProperty(named = "site", matches = "false", disabledReason = "built without the site")
class SiteIT {
    private static final Path SITE = Path.of("..", "docs-site").toAbsolutePath().normalize();
    private static final List<String> STARTER_APPS =
            List.of("mortality-simulator", "bond-valuation", "portfolio-pricer");

    @TempDir
    Path folder;

    @Test
    void doesWhatItShouldInABrowser() throws Exception {
        Path fixtures = folder.resolve("fixtures");
        commitFixtures(fixtures);
        try (Installation installation = new Installation(folder);
                Installation withAccounts =
                        Installation.withAccounts(Files.createDirectory(folder.resolve("accounts")));
                var starters = CommittedApps.of("deploy/apps", folder.resolve("apps"))) {
            installation.startWorker(4);
            installation.startWorker(4);
            withAccounts.startWorker(2);
            for (String app : STARTER_APPS) {
                installation.client().register(starters.url(), app);
            }

            Path printed = SITE.resolve("target/e2e.log");
            int exitValue = browserTests(installation.url(), withAccounts.url(), fixtures, printed);
            assertThat(exitValue)
                    .as("the exit value of the browser tests, which printed:%n%s", Files.readString(printed))
                    .isZero();
        }
    }

    /// What the browser tests print goes to a file: the standard streams of this process are Maven's channel to it.
    private static int browserTests(String site, String siteWithAccounts, Path fixtures, Path printed)
            throws IOException, InterruptedException {
        Files.createDirectories(printed.getParent());
        ProcessBuilder builder = new ProcessBuilder("node", "node_modules/@playwright/test/cli.js", "test")
                .directory(SITE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().put("NO_COLOR", "1");
        builder.environment().put("STOA_SITE", site);
        builder.environment().put("STOA_SITE_WITH_ACCOUNTS", siteWithAccounts);
        builder.environment().put("STOA_OPERATOR_TOKEN", Installation.OPERATOR_TOKEN);
        builder.environment().put("STOA_FIXTURES", fixtures.toString());
        Process browser = builder.start();
        try {
            assertThat(browser.waitFor(30, TimeUnit.MINUTES))
                    .as("the browser tests end in time")
                    .isTrue();
            return browser.exitValue();
        } finally {
            browser.destroy();
        }
    }

    private static void commitFixtures(Path fixtures) throws IOException {
        try (Stream<Path> apps = Files.list(SITE.resolve("e2e/apps"))) {
            for (Path app : apps.toList()) {
                CommittedApps.of("docs-site/e2e/apps/" + app.getFileName(), fixtures.resolve(app.getFileName()))
                        .close();
            }
        }
    }
}
