package dev.stoa.standalone;

import dev.stoa.standalone.ApiClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Registers app repositories that the API does not know yet, or not at their present commit.
final class RegisterApps {

    private final ApiClient client;
    private final Console console;

    RegisterApps(ApiClient client, Console console) {
        this.client = client;
        this.console = console;
    }

    void of(List<AppRepository> repositories) {
        int registered = 0;
        for (AppRepository repository : repositories) {
            if (isKnown(repository)) {
                continue;
            }
            if (register(repository)) {
                registered++;
            }
        }
        console.step("Apps         %d, of which %d new or changed".formatted(repositories.size(), registered));
    }

    private boolean isKnown(AppRepository repository) {
        Optional<JsonNode> app = client.findFirst("/api/apps", "repo_url", repository.url());
        if (app.isEmpty()) {
            return false;
        }
        Answer versions = client.get(
                "/api/apps/%s/versions".formatted(app.get().path("id").asString()));
        return versions.isSuccess()
                && versions.body().path(0).path("commit").asString("").equals(repository.commit());
    }

    private boolean register(AppRepository repository) {
        Answer answer = client.post("/api/apps/register", Map.of("repo_url", repository.url()));
        if (!answer.isSuccess()) {
            console.line("The app %s was refused: %s".formatted(repository.name(), answer.problem()));
        }
        return answer.isSuccess();
    }
}
