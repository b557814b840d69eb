package dev.stoa.api.identity.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/// What a browser has begun and not ended, in its session, with the page it is to come to. A callback is taken once,
/// and
/// only from the browser that has begun.
final class BegunSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final String NEXT = "next";
    private static final String HOME = "/";
    private static final int LONGEST = 2000;

    /// A path of this site with its query, and none by which one would sign in again. Neither a second slash nor what
    /// a browser takes for one or leaves out may follow the first.
    private static final Pattern OWN = Pattern.compile("/(?![/]|sign-in|oauth2/|login/)[!-~&&[^\\\\]]*");

    private final AuthorizationRequestRepository<OAuth2AuthorizationRequest> sessions =
            new HttpSessionOAuth2AuthorizationRequestRepository();

    /// Where a browser goes whose sign-in was removed with this request.
    static String next(HttpServletRequest request) {
        return request.getAttribute(BegunSignIns.class.getName()) instanceof String place ? place : HOME;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return sessions.loadAuthorizationRequest(request);
    }

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest begun, HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest withPlace = OAuth2AuthorizationRequest.from(begun)
                .attributes(attributes -> attributes.put(NEXT, ownPlace(request.getParameter(NEXT))))
                .build();
        sessions.saveAuthorizationRequest(withPlace, request, response);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest begun = sessions.removeAuthorizationRequest(request, response);
        if (begun != null) {
            request.setAttribute(BegunSignIns.class.getName(), begun.getAttribute(NEXT));
        }
        return begun;
    }

    /// The place that was asked for when it is one of this site; the catalogue for another one.
    static String ownPlace(@Nullable String asked) {
        return asked != null && asked.length() <= LONGEST && OWN.matcher(asked).matches() ? asked : HOME;
    }
}
