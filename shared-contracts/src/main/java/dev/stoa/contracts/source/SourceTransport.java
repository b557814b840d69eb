package dev.stoa.contracts.source;

import dev.stoa.contracts.source.SourceException.Place;
import dev.stoa.contracts.source.SourceProperties.Credential;
import java.io.File;
import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

/// Sets up JGit's transports: which addresses may be asked, redirects included, and how to sign in at each host.
final class SourceTransport implements AutoCloseable {
    private final SourceProperties properties;
    private final HostRule hosts;
    private final Map<String, SshdSessionFactory> byHost = new HashMap<>();

    SourceTransport(SourceProperties properties) {
        this.properties = properties;
        this.hosts = new HostRule(properties);
    }

    /// Throws [SourceException] when the address must not be asked.
    void check(SourceAddress address) {
        checkScheme(address.scheme());
        if (!address.scheme().equals("file")) {
            hosts.check(address.uri().getHost());
        }
    }

    void configure(Transport transport) {
        if (transport instanceof TransportHttp http) {
            http.setHttpConnectionFactory(new CheckedConnections());
        } else if (transport instanceof SshTransport byShell) {
            byShell.setSshSessionFactory(
                    sessions(String.valueOf(transport.getURI().getHost())));
        }
    }

    CredentialsProvider credentials() {
        return new HostCredentials();
    }

    @Override
    public synchronized void close() {
        byHost.values().forEach(SshdSessionFactory::close);
        byHost.clear();
    }

    private void checkScheme(String scheme) {
        if (!properties.schemes().contains(scheme)) {
            throw new SourceException(
                    Place.REPO_URL,
                    "repo_url must begin with one of %s; it begins with \"%s\"."
                            .formatted(
                                    String.join(
                                            ", ",
                                            properties.schemes().stream()
                                                    .sorted()
                                                    .toList()),
                                    scheme));
        }
    }

    /// Each host is offered its own key and no other's.
    private synchronized SshdSessionFactory sessions(String host) {
        return byHost.computeIfAbsent(host.toLowerCase(Locale.ROOT), this::newSessions);
    }

    private SshdSessionFactory newSessions(String host) {
        File home = new File(System.getProperty("user.home"));
        SshdSessionFactoryBuilder builder = new SshdSessionFactoryBuilder()
                .setHomeDirectory(home)
                .setSshDirectory(new File(home, ".ssh"))
                .setPreferredAuthentications("publickey");
        Credential credential = credentialOf(host);
        Path key = credential == null ? null : credential.key();
        if (key != null) {
            builder.setDefaultIdentities(ignored -> List.of(key));
        }
        Path knownHosts = properties.knownHosts();
        if (knownHosts != null) {
            builder.setDefaultKnownHostsFiles(ignored -> List.of(knownHosts));
        }
        return builder.build(null);
    }

    private @Nullable Credential credentialOf(@Nullable String host) {
        return properties.credentials().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(host))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /// Checks every address that is opened, those that a redirect leads to as well.
    private final class CheckedConnections implements HttpConnectionFactory {
        private final HttpConnectionFactory connections = new JDKHttpConnectionFactory();

        @Override
        public HttpConnection create(URL url) throws IOException {
            check(url);
            return connections.create(url);
        }

        @Override
        public HttpConnection create(URL url, Proxy proxy) throws IOException {
            check(url);
            return connections.create(url, proxy);
        }

        private void check(URL url) {
            checkScheme(url.getProtocol().toLowerCase(Locale.ROOT));
            hosts.check(url.getHost());
        }
    }

    /// Hands a host its own token and no other's.
    private final class HostCredentials extends CredentialsProvider {

        @Override
        public boolean isInteractive() {
            return false;
        }

        @Override
        public boolean supports(CredentialItem... items) {
            return List.of(items).stream()
                    .allMatch(
                            item -> item instanceof CredentialItem.Username || item instanceof CredentialItem.Password);
        }

        @Override
        public boolean get(URIish uri, CredentialItem... items) {
            Credential credential = credentialOf(uri.getHost());
            if (credential == null || credential.token() == null || !supports(items)) {
                return false;
            }
            for (CredentialItem item : items) {
                if (item instanceof CredentialItem.Username name) {
                    name.setValue(credential.username());
                } else if (item instanceof CredentialItem.Password password) {
                    password.setValue(credential.token().toCharArray());
                }
            }
            return true;
        }
    }
}
