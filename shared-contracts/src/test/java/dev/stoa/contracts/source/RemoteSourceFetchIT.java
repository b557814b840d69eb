package dev.stoa.contracts.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoa.contracts.source.SourceProperties.Credential;
import dev.stoa.testsupport.GitRepository;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/// Fetching over the network from Git hosts that ask for a sign-in.
class RemoteSourceFetchIT {
    private static final String TOKEN = "s3cret-token";

    @TempDir
    Path temp;

    private GitRepository repository;
    private HttpGitServer host;

    @BeforeEach
    void start() throws IOException {
        repository = GitRepository.create(temp.resolve("repository"))
                .file("manifest.json", "{\"name\": \"One\"}")
                .commit("first")
                .file("manifest.json", "{\"name\": \"Two\"}")
                .commit("second");
        host = new HttpGitServer(repository.folder(), TOKEN, "http://127.0.0.1:9/models.git");
    }

    @AfterEach
    void stop() {
        host.close();
        repository.close();
    }

    @Test
    void theHostsTokenIsGivenToTheHost() throws IOException {
        assertThat(manifest(host.url("models.git"), withToken("localhost", TOKEN)))
                .isEqualTo("{\"name\": \"Two\"}");
    }

    @Test
    void aCommitIsFetchedByItsId() throws IOException {
        try (SourceFetch fetch = new SourceFetch(withToken("localhost", TOKEN));
                FetchedSource source = fetch.fetchCommit(
                        SourceAddress.of(host.url("models.git"), ""), repository.commitId("HEAD~1"), folder())) {
            assertThat(source.text("manifest.json", 1000)).contains("{\"name\": \"One\"}");
        }
    }

    @Test
    void aWrongTokenAndAnotherHostsTokenAreRefused() {
        String refused = "%s asks for a sign-in. Have the operator set stoa.source.credentials for the host localhost."
                .formatted(host.url("models.git"));

        assertThatThrownBy(() -> manifest(host.url("models.git"), withToken("localhost", "wrong")))
                .hasMessage(refused);
        assertThatThrownBy(() -> manifest(host.url("models.git"), withToken("example.org", TOKEN)))
                .hasMessage(refused);
    }

    @Test
    void aRedirectIntoAPrivateNetworkIsRefused() {
        assertThatThrownBy(() -> manifest(host.url("elsewhere.git"), withToken("localhost", TOKEN)))
                .hasMessage(
                        "The host 127.0.0.1 is this machine or in a private network (127.0.0.1), which the operator has not allowed. Have it listed in stoa.source.private-hosts.");
    }

    @Test
    void aRepositoryThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> manifest(host.url("none.git"), withToken("localhost", TOKEN)))
                .hasMessage(
                        "There is no Git repository at %s, or it is not open to Stoa.".formatted(host.url("none.git")));
    }

    @Test
    void aHostThatDoesNotAnswerIsNamed() {
        assertThatThrownBy(() -> manifest("http://localhost:9/models.git", withToken("localhost", TOKEN)))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("http://localhost:9/models.git could not be reached: ");
    }

    @Test
    void aHugeRepositoryIsStoppedWhileItComes() {
        byte[] noise = new byte[400_000];
        Random random = new Random(1);
        for (int i = 0; i < 20; i++) {
            random.nextBytes(noise);
            repository.file("noise-" + i, HexFormat.of().formatHex(noise));
        }
        repository.commit("huge");
        SourceProperties small = TestSources.local(
                Map.of("localhost", new Credential("token", TOKEN, null)), null, DataSize.ofMegabytes(1));

        assertThatThrownBy(() -> manifest(host.url("models.git"), small))
                .hasMessage(
                        "Fetching %s is larger than 1 MiB (stoa.source.fetch-size).".formatted(host.url("models.git")));
    }

    @Test
    void sshSignsInWithTheConfiguredKey() throws Exception {
        KeyPair hostKey = key();
        KeyPair own = key();
        try (SshGitServer ssh = new SshGitServer(repository.folder(), KeyPairProvider.wrap(hostKey), own.getPublic())) {
            String url = "ssh://git@localhost:%d/models.git".formatted(ssh.port());
            Path known = known(ssh, hostKey);

            assertThat(manifest(url, withKey(own, known))).isEqualTo("{\"name\": \"Two\"}");
            assertThatThrownBy(() -> manifest(url, withKey(key(), known)))
                    .hasMessage(
                            "%s asks for a sign-in. Have the operator set stoa.source.credentials for the host localhost."
                                    .formatted(url));
        }
    }

    @Test
    void anSshHostWhoseKeyIsNotKnownIsRefused() throws Exception {
        KeyPair own = key();
        try (SshGitServer ssh = new SshGitServer(repository.folder(), KeyPairProvider.wrap(key()), own.getPublic())) {
            String url = "ssh://git@localhost:%d/models.git".formatted(ssh.port());
            Path known = known(ssh, key());

            assertThatThrownBy(() -> manifest(url, withKey(own, known)))
                    .hasMessage(
                            "The key of the ssh host localhost is not known here. Have the operator add it to stoa.source.known-hosts.");
        }
    }

    private static KeyPair key() throws GeneralSecurityException {
        return KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
    }

    private Path known(SshGitServer ssh, KeyPair hostKey) throws IOException {
        return Files.writeString(
                Files.createTempFile(temp, "known", ""),
                "[localhost]:%d %s%n".formatted(ssh.port(), PublicKeyEntry.toString(hostKey.getPublic())));
    }

    private SourceProperties withKey(KeyPair own, Path known) throws IOException, GeneralSecurityException {
        Path file = Files.createTempFile(temp, "key", "");
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(own, "test", null, out);
        }
        return TestSources.local(
                Map.of("localhost", new Credential("git", null, file)), known, DataSize.ofMegabytes(50));
    }

    private static SourceProperties withToken(String hostName, String token) {
        return TestSources.local(
                Map.of(hostName, new Credential("token", token, null)), null, DataSize.ofMegabytes(50));
    }

    private String manifest(String url, SourceProperties properties) throws IOException {
        try (SourceFetch fetch = new SourceFetch(properties);
                FetchedSource source = fetch.fetch(SourceAddress.of(url, ""), null, folder())) {
            return source.text("manifest.json", 1000).orElseThrow();
        }
    }

    private Path folder() throws IOException {
        return Files.createTempDirectory(temp, "fetched");
    }
}
