package dev.stoa.api.identity;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.session.SessionIdGenerator;
import org.springframework.stereotype.Component;

/// Ids of sessions: 216 random bits, which is what the 36 characters of Spring Session's table hold. The framework's
/// own
/// have 122.
@Component
class SessionIds implements SessionIdGenerator {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 27;

    @Override
    public String generate() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
