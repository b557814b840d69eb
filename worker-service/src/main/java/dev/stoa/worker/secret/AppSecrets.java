package dev.stoa.worker.secret;

import dev.stoa.contracts.manifest.Manifest;
import dev.stoa.contracts.secret.SealedSecret;
import dev.stoa.contracts.secret.SecretException;
import dev.stoa.contracts.secret.SecretKeys;
import dev.stoa.contracts.secret.SecretProperties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Decrypts the secrets that a claim brought.
@Component
@EnableConfigurationProperties(SecretProperties.class)
public class AppSecrets {
    private final SecretKeys keys;

    AppSecrets(SecretProperties properties) {
        this.keys = new SecretKeys(properties);
    }

    /// Those a manifest names, by name.
    ///
    /// @param sealed those that are set
    /// @throws MissingSecretException when one is not set, or cannot be decrypted here
    public Map<String, String> of(long appId, List<SealedSecret> sealed, Manifest manifest) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            for (SealedSecret secret : sealed) {
                values.put(secret.name(), keys.open(appId, secret));
            }
        } catch (SecretException e) {
            throw new MissingSecretException(e.getMessage() + " Tell whoever runs Stoa.");
        }
        List<String> missing = manifest.secrets().stream()
                .filter(name -> !values.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new MissingSecretException(
                    "The app's manifest names secrets that are not set: %s. Whoever manages the app sets them on its page."
                            .formatted(String.join(", ", missing)));
        }
        return values;
    }
}
