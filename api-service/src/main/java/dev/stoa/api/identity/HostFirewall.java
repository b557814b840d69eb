package dev.stoa.api.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Predicate;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/// Refuses what names a host by which Stoa is not called: another site's page must not reach the API by a name of its
/// own that leads to this machine (DNS rebinding). Prometheus asks each process at its address, which nobody can list
/// beforehand, and shows a token, which no page has: its host does not matter.
final class HostFirewall implements HttpFirewall {
    private final StrictHttpFirewall forNamed = new StrictHttpFirewall();
    private final StrictHttpFirewall forMetrics = new StrictHttpFirewall();

    /// @param hosts         whether a host is one of Stoa's
    /// @param metricsToken whether metrics want a token
    HostFirewall(Predicate<String> hosts, boolean metricsToken) {
        forNamed.setAllowedHostnames(hosts);
        if (!metricsToken) {
            forMetrics.setAllowedHostnames(hosts);
        }
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        return (request.getRequestURI().equals(SecurityConfiguration.METRICS) ? forMetrics : forNamed)
                .getFirewalledRequest(request);
    }

    @Override
    public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return forNamed.getFirewalledResponse(response);
    }
}
