package dev.stoa.api.app;

import dev.stoa.contracts.secret.SealedSecret;
import dev.stoa.contracts.secret.SecretException;
import dev.stoa.contracts.secret.SecretKeys;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// At each start encrypts with the operator's first key what is still encrypted with another one, so that a key can be
/// retired.
@Component
class SecretRotation {
    private static final Logger log = LoggerFactory.getLogger(SecretRotation.class);

    private final SecretKeys keys;
    private final JdbcClient database;

    SecretRotation(SecretKeys keys, JdbcClient database) {
        this.keys = keys;
        this.database = database;
    }

    private record Stored(long appId, SealedSecret secret) {}

    @EventListener(ApplicationReadyEvent.class)
    void runOnce() {
        keys.currentId().ifPresent(this::rotateTo);
    }

    private void rotateTo(String keyId) {
        List<Stored> old = database.sql("SELECT * FROM app_secrets WHERE key_id <> :key ORDER BY app_id, name")
                .param("key", keyId)
                .query((row, number) -> new Stored(
                        row.getLong("app_id"),
                        new SealedSecret(row.getString("name"), row.getString("key_id"), row.getString("ciphertext"))))
                .list();
        long done = old.stream().filter(this::rotate).count();
        if (!old.isEmpty()) {
            log.info("{} of {} secrets are encrypted with the key {} now", done, old.size(), keyId);
        }
    }

    /// One that was set anew meanwhile stays as it is.
    private boolean rotate(Stored old) {
        try {
            SealedSecret sealed = keys.seal(old.appId, old.secret.name(), keys.open(old.appId, old.secret));
            return database.sql("""
                            UPDATE app_secrets SET key_id = :key, ciphertext = :ciphertext
                             WHERE app_id = :app AND name = :name AND ciphertext = :before
                            """)
                            .param("key", sealed.keyId())
                            .param("ciphertext", sealed.ciphertext())
                            .param("app", old.appId)
                            .param("name", old.secret.name())
                            .param("before", old.secret.ciphertext())
                            .update()
                    == 1;
        } catch (SecretException e) {
            log.warn("App {}: {}", old.appId, e.getMessage());
            return false;
        }
    }
}
