package dev.stoa.api.identity;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/// Knows callers by `Authorization: Bearer` (RFC 6750): an API token, or the operator's.
@Component
class TokenSignIn implements AuthenticationManager {
    private final ApiTokens tokens;
    private final ImpliedAccounts implied;
    private final byte[] operatorHash;

    TokenSignIn(ApiTokens tokens, ImpliedAccounts implied, AuthProperties properties) {
        this.tokens = tokens;
        this.implied = implied;
        String token = properties.operatorToken();
        this.operatorHash = token == null ? new byte[0] : Secrets.hash(token);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String token = ((BearerTokenAuthenticationToken) attempt).getToken();
        String place = CallerAuthentication.place(attempt);
        // Hashes are compared, so how long that takes says nothing about the token.
        byte[] hash = Secrets.hash(token);
        if (MessageDigest.isEqual(operatorHash, hash)) {
            return CallerAuthentication.of(implied.operator(place));
        }
        return tokens.findCaller(token, place)
                .map(caller -> CallerAuthentication.of(
                        caller, new Proof.OfToken(HexFormat.of().formatHex(hash))))
                .orElseThrow(
                        () -> new InvalidBearerTokenException(
                                "This API token is not known, has expired, or its account is disabled. Make another one in the site, under Account."));
    }
}
