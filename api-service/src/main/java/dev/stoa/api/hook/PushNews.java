package dev.stoa.api.hook;

import dev.stoa.api.app.App;
import dev.stoa.api.app.AppVersions;
import dev.stoa.api.app.Apps;
import dev.stoa.api.app.LookSweep;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes the news of a push to an app's repository: when it may concern the app, a look for a newer commit is asked
/// for.
@Component
public class PushNews {
    private final Apps apps;
    private final AppVersions versions;
    private final LookSweep looks;

    PushNews(Apps apps, AppVersions versions, LookSweep looks) {
        this.apps = apps;
        this.versions = versions;
        this.looks = looks;
    }

    /// What is done about it.
    ///
    /// @param isLooking whether a look was asked for
    /// @param detail    a sentence for whoever reads the host's list of deliveries
    public record Outcome(boolean isLooking, String detail) {}

    /// Asks for a look unless the push is of something else; returns before the look.
    ///
    /// @param appIdOrName whose hook was called
    /// @param push        null when the host tells of something else, or only tries the hook
    /// @throws dev.stoa.api.app.AppNotFoundException when there is no such app
    public Outcome take(String appIdOrName, @Nullable Push push) {
        App app = apps.getByIdOrName(appIdOrName);
        String followed = versions.latestOf(app).ref();
        String name = Optional.ofNullable(followed).orElse("the default branch");
        if (push == null) {
            return new Outcome(
                    false,
                    "Nothing is looked for: the host says (X-GitHub-Event, X-Gitlab-Event) that this is no push. %s follows %s."
                            .formatted(app.functionName(), name));
        }
        if (!push.concerns(followed)) {
            return new Outcome(
                    false,
                    "Nothing is looked for: the push is of %s, and %s follows %s."
                            .formatted(words(push), app.functionName(), name));
        }
        looks.want(app);
        return new Outcome(
                true,
                "Looking for a newer commit of %s; last_look of GET /api/apps/%s tells what comes of it."
                        .formatted(name, app.functionName()));
    }

    private static String words(Push push) {
        String ref = push.ref().isEmpty() ? "something without a ref" : push.ref();
        return push.isDeletion() ? ref + ", which was deleted" : ref;
    }
}
