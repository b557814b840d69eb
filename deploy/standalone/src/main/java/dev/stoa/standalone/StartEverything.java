package dev.stoa.standalone;

import dev.stoa.embedded.LocalPort;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/// The whole way of `deploy/up`: data folder, leftovers, database and broker, API, workers, apps, a first run, and then
/// watching until it is stopped. What has been started is stopped in the opposite order.
final class StartEverything {

    private static final Duration WATCH_PAUSE = Duration.ofMillis(500);

    private final Installation installation;
    private final UpOptions options;
    private final Stopping stopping;
    private final Console console;

    StartEverything(Installation installation, UpOptions options, Stopping stopping, Console console) {
        this.installation = installation;
        this.options = options;
        this.stopping = stopping;
        this.console = console;
    }

    /// Returns only by an exception: [UpException] when something fails, [Stopping.StoppedException] when it is
    /// stopped.
    void run(Map<String, String> environment) {
        DataFolder folder = new DataFolder(options.data());
        stopping.start("The data folder's lock", folder::open);
        // The first logger makes the log's file, so it is asked for once the folder is known to be Stoa's.
        LoggerFactory.getLogger(StartEverything.class).info("Starting with {}", options);
        ProcessRecords records = new ProcessRecords(folder.processes());
        WorkerPorts workerPorts = WorkerPorts.fromEnvironment(environment, options.workers());
        prepare(folder, records);

        Servers servers = Servers.start(folder, environment, stopping, console);
        stopping.<AutoCloseable>start("The list of processes", () -> records::clear);
        Credentials credentials = Credentials.of(folder, environment);
        StartServices services = new StartServices(installation, folder, servers, records, credentials, workerPorts);
        ServiceProcess api = stopping.start("The API", () -> new ApiProcess(services.api(options.port()), console))
                .process();
        // At once with the API, which makes the tables: a worker waits for them as it does for a database that is away.
        Workers workers =
                stopping.start("The workers", () -> new Workers(options.workers(), services::worker, console));
        ApiClient client = new ApiClient(options.port(), credentials.token());
        AwaitHealth.of(client, api, () -> requireAlive(api, workers));
        console.step("API          %s".formatted(client.address()));
        console.step("Workers      %d, with %s".formatted(options.workers(), installation.python()));
        useIt(folder, client, () -> requireAlive(api, workers));
        sayWhatIsNext(folder, client);
        watch(servers, api, workers);
    }

    private void prepare(DataFolder folder, ProcessRecords records) {
        int leftovers = records.stopLeftovers();
        if (leftovers > 0) {
            console.step("Leftovers    %d processes of a killed start were stopped".formatted(leftovers));
        }
        LocalPort.requireFree(options.port(), "The API");
        if (options.fresh()) {
            folder.deleteContent();
        }
        console.step("Data         %s%s".formatted(folder.path(), options.fresh() ? " (emptied)" : ""));
    }

    private void useIt(DataFolder folder, ApiClient client, Runnable requireAlive) {
        List<AppRepository> repositories = MakeAppRepositories.of(installation.apps(), folder.repositories());
        new RegisterApps(client, console).of(repositories);
        requireAlive.run();
        new FirstRun(client, console).make(requireAlive);
        requireAlive.run();
    }

    private void requireAlive(ServiceProcess api, Workers workers) {
        stopping.throwIfBegun();
        if (!api.isAlive()) {
            throw EndedProcess.whileStarting(api, console);
        }
        workers.requireAllAlive();
    }

    private void sayWhatIsNext(DataFolder folder, ApiClient client) {
        console.line("");
        console.step("Stoa is ready: %s".formatted(client.address()));
        console.line("");
        if (client.get("/llms.txt").isSuccess()) {
            console.line("  Look around          open %s in a browser".formatted(client.address()));
        } else {
            console.line(
                    "  Read                 docs-site/pages/docs/start.mdx; the web site was not built, for want of Node");
        }
        if (client.get("/api/session").body().path("mode").asString("").equals("local")) {
            sayHowToSignIn(client);
        }
        console.line("  Call it yourself     curl -s%s %s/api/apps"
                .formatted(
                        client.token()
                                .map(" -H \"Authorization: Bearer %s\""::formatted)
                                .orElse(""),
                        client.address()));
        console.line("  Logs                 %s".formatted(folder.logs()));
        console.line("  Stop                 Ctrl-C; the data stay in %s".formatted(folder.path()));
    }

    private void sayHowToSignIn(ApiClient client) {
        Administrator administrator = Administrator.of(client);
        console.line("  Sign in this browser open %s once".formatted(administrator.link()));
        administrator
                .password()
                .ifPresent(password ->
                        console.line("  Sign in elsewhere    as %s with the password %s, which is shown only now"
                                .formatted(administrator.name(), password)));
    }

    private void watch(Servers servers, ServiceProcess api, Workers workers) {
        while (true) {
            Pause.of(WATCH_PAUSE);
            stopping.throwIfBegun();
            if (!api.isAlive()) {
                throw EndedProcess.whileRunning(api, console);
            }
            if (!servers.databaseIsAlive().getAsBoolean()) {
                throw UpException.failure("The embedded PostgreSQL has ended. Its log: "
                        + options.data().resolve("postgres/postgres.log"));
            }
            workers.restartEnded();
        }
    }
}
