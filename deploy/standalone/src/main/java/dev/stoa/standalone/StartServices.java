package dev.stoa.standalone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Starts the API and the workers as processes and records them. Addresses and passwords go through the environment,
/// which other users of the machine cannot read.
final class StartServices {

    private static final String API_HEAP = "-Xmx512m";
    private static final String WORKER_HEAP = "-Xmx384m";
    /// For a start within seconds on a few processors, and little memory where nothing is going on: only the quick
    /// compiler, no threads for the garbage, and a heap that begins small (otherwise with a 64th of the machine's
    /// memory). What the C library keeps after the start goes back to the system.
    private static final List<String> QUICK_START = List.of(
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms64m", "-Xmn32m", "-XX:TrimNativeHeapInterval=20000");
    /// It is started again then; what goes on without memory might hold its runs and do nothing for them.
    private static final String END_WITHOUT_MEMORY = "-XX:+ExitOnOutOfMemoryError";

    private final Installation installation;
    private final DataFolder folder;
    private final Servers servers;
    private final ProcessRecords records;
    private final Credentials credentials;
    private final WorkerPorts workerPorts;

    StartServices(
            Installation installation,
            DataFolder folder,
            Servers servers,
            ProcessRecords records,
            Credentials credentials,
            WorkerPorts workerPorts) {
        this.credentials = credentials;
        this.workerPorts = workerPorts;
        this.installation = installation;
        this.folder = folder;
        this.servers = servers;
        this.records = records;
    }

    ServiceProcess api(int port) {
        Map<String, String> environment = new HashMap<>(Installation.environment(servers));
        environment.putAll(servers.logins().ofApi());
        environment.put("STOA_ADDRESS", "127.0.0.1");
        environment.put("STOA_PORT", Integer.toString(port));
        environment.put(Credentials.SECRETS_KEYS, credentials.secretsKeys());
        credentials.token().ifPresent(known -> environment.put(OperatorToken.VARIABLE, known.text()));
        return start("API", "api", API_HEAP, installation.service("api-service"), environment);
    }

    /// @param number from 1
    ServiceProcess worker(int number) {
        Map<String, String> environment = new HashMap<>(Installation.environment(servers));
        environment.putAll(servers.logins().ofWorker());
        environment.put(Credentials.SECRETS_KEYS, credentials.secretsKeys());
        // Nothing of a worker's business.
        environment.put(OperatorToken.VARIABLE, "");
        environment.put("STOA_WORKER_FOLDER", folder.worker().toString());
        environment.put("STOA_WORKER_GRACE", Workers.GRACE.toSeconds() + "s");
        environment.put("STOA_RUNNER_PYTHON", installation.python().toString());
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(workerPorts.of(number)));
        return start(
                "worker " + number,
                "worker-" + number,
                WORKER_HEAP,
                installation.service("worker-service"),
                environment);
    }

    private ServiceProcess start(
            String name, String log, String heap, Installation.Program program, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(installation.java().toString(), heap, END_WITHOUT_MEMORY));
        command.addAll(QUICK_START);
        command.addAll(program.options());
        command.addAll(List.of("-jar", program.jar().toString()));
        ServiceProcess process = ServiceProcess.start(name, command, environment, folder.log(log));
        records.add(process.handle(), program.jar());
        return process;
    }
}
