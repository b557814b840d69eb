package dev.stoa.contracts.secret;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The keys that secrets of apps are encrypted with. API and workers have the same.
///
/// @param keys Keys that secrets of apps are encrypted with, each `id:key`: an id of letters, digits, `.`, `_` and `-`,
///             and 32 bytes as Base64. The first encrypts, all decrypt. Without any, apps have no secrets.
@ConfigurationProperties("stoa.secrets")
public record SecretProperties(@DefaultValue List<String> keys) {

    @Override
    public String toString() {
        return "SecretProperties[keys=%d]".formatted(keys.size());
    }
}
