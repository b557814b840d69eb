package dev.stoa.standalone;

import dev.stoa.embedded.PostgresServer;
import java.util.Map;

/// Whom the schema's owner, the API and the workers log in to the database as.
record DatabaseLogins(Login owner, Login api, Login worker) {
    static final String OWNER = "STOA_POSTGRES_OWNER";
    static final String OWNER_PASSWORD = "STOA_POSTGRES_OWNER_PASSWORD";
    static final String WORKER = "STOA_POSTGRES_WORKER";
    static final String WORKER_PASSWORD = "STOA_POSTGRES_WORKER_PASSWORD";

    record Login(String username, String password) {

        /// Without the password.
        @Override
        public String toString() {
            return username;
        }
    }

    static DatabaseLogins of(PostgresServer server) {
        return new DatabaseLogins(
                new Login(server.username(), server.password()),
                new Login(server.api().username(), server.api().password()),
                new Login(server.worker().username(), server.worker().password()));
    }

    /// Those the environment names beside the database's user: an owner, a role for the workers. Without them all log
    /// in
    /// as that user.
    static DatabaseLogins of(DatabaseAddress address, Map<String, String> environment) {
        Login api = new Login(address.username(), address.password());
        Login owner = login(environment, OWNER, OWNER_PASSWORD, api);
        return new DatabaseLogins(owner, api, login(environment, WORKER, WORKER_PASSWORD, owner));
    }

    private static Login login(Map<String, String> environment, String name, String password, Login other) {
        String given = environment.getOrDefault(name, "").strip();
        return given.isEmpty() ? other : new Login(given, environment.getOrDefault(password, ""));
    }

    /// What the API is told.
    Map<String, String> ofApi() {
        return Map.of(
                DatabaseAddress.USER,
                api.username(),
                DatabaseAddress.PASSWORD,
                api.password(),
                OWNER,
                owner.username(),
                OWNER_PASSWORD,
                owner.password(),
                WORKER,
                worker.username(),
                WORKER_PASSWORD,
                "");
    }

    /// What a worker is told: of itself alone.
    Map<String, String> ofWorker() {
        return Map.of(
                DatabaseAddress.USER,
                worker.username(),
                DatabaseAddress.PASSWORD,
                worker.password(),
                OWNER,
                "",
                OWNER_PASSWORD,
                "",
                WORKER,
                "",
                WORKER_PASSWORD,
                "");
    }
}
