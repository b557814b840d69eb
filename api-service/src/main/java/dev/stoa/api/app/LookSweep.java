package dev.stoa.api.app;

import dev.stoa.api.audit.Actor;
import dev.stoa.contracts.source.SourceProperties;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks for newer commits behind the backs of those who asked: a Git host that tells of a push waits ten seconds for
/// an answer, and a fetch may take a minute. What is wanted stands in the database, so that neither an end of this
/// process nor a crowd of pushes loses any.
@Component
public class LookSweep {
    private static final Logger log = LoggerFactory.getLogger(LookSweep.class);
    private static final int MOST_AT_A_TIME = 4;

    private final Looks looks;
    private final Registration registration;
    private final Duration longest;
    private final Semaphore free = new Semaphore(MOST_AT_A_TIME);

    LookSweep(Looks looks, Registration registration, SourceProperties source) {
        this.looks = looks;
        this.registration = registration;
        // Two calls of the host, each with the time limit of a fetch, and time to store what they brought.
        this.longest = source.fetchTimeout().multipliedBy(3);
    }

    /// Asks for a look at what an app follows, and returns before it has begun.
    public void want(App app) {
        looks.want(app);
        soon();
    }

    @Scheduled(fixedDelayString = "${stoa.hooks.sweep-interval:10s}")
    void soon() {
        if (free.tryAcquire()) {
            Thread.ofVirtual().name("look").start(this::lookAtAll);
        }
    }

    private void lookAtAll() {
        try {
            boolean isMore = true;
            while (isMore) {
                isMore = runOnce();
            }
        } catch (RuntimeException e) {
            log.warn("Could not look for a newer commit, will look again: {}", e.toString());
        } finally {
            free.release();
        }
    }

    /// Carries out one look that is wanted; false when there is none.
    boolean runOnce() {
        Optional<Looks.Wanted> wanted = looks.claim(longest);
        wanted.ifPresent(this::look);
        return wanted.isPresent();
    }

    private void look(Looks.Wanted wanted) {
        try {
            Registration.Synced synced = registration.sync(Long.toString(wanted.appId()), Actor.HOOK);
            log.info(
                    "After a push, version {} is the newest of app {}{}",
                    synced.version().number(),
                    wanted.appId(),
                    synced.isNew() ? ", and new" : " as before");
        } catch (RegistrationRefusedException e) {
            log.warn("A push of app {} made no version: {}", wanted.appId(), e.getMessage());
        }
        looks.done(wanted);
    }
}
