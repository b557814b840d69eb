package dev.stoa.api.problem;

import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Believes what a proxy says of who asked, by which protocol and for which host, when the operator has listed it.
/// Anybody can send those headers, and with them a guesser would come from a new place each time.
@Component
class TrustedProxies implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
    private final HttpProperties properties;

    TrustedProxies(HttpProperties properties) {
        this.properties = properties;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        if (properties.trustedProxies().isEmpty()) {
            return;
        }
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(properties.trustedProxies().stream()
                .map(TrustedProxies::network)
                .collect(Collectors.joining(",")));
        valve.setProtocolHeader("X-Forwarded-Proto");
        valve.setHostHeader("X-Forwarded-Host");
        valve.setPortHeader("X-Forwarded-Port");
        server.addEngineValves(valve);
    }

    /// The valve takes what has no slash for a regular expression.
    static String network(String addressOrNetwork) {
        if (addressOrNetwork.indexOf('/') >= 0) {
            return addressOrNetwork;
        }
        return addressOrNetwork + (addressOrNetwork.indexOf(':') < 0 ? "/32" : "/128");
    }
}
