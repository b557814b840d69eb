package dev.stoa.contracts.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses that somebody writes to make Stoa ask what only this machine can reach. Names that end with `.stoa.test`
/// are answered by [TestNames].
class ForgedAddressTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "0x7f000001",
                "0x7f.0.0.1",
                "0x7f.1",
                "017700000001",
                "0177.0.0.1",
                "127.1",
                "127.0.1",
                "127.0.0.1.",
                "0",
                "00000000",
                "2852039166",
                "0xa9fea9fe",
                "0251.0376.0251.0376",
                "169.254.43518",
                "3232235777",
                "[::1]",
                "[::]",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::ffff:a9fe:a9fe]",
                "[::127.0.0.1]",
                "[::7f00:1]",
                "[64:ff9b::a9fe:a9fe]",
                "[fd00:ec2::254]",
                "[fe80::1%25lo]",
                "[fe80::1%lo]",
                "[::1%1]",
                "[::1%25lo]",
                "localhost.",
                "LOCALHOST",
                "LocalHost.",
                "127\u30020\u30020\u30021",
                "127\uff0e0\uff0e0\uff0e1",
                "\u2460\u2461\u2466.\u24ea.\u24ea.\u2460",
                "\uff4cocalhost",
                "localhost%2eexample.org",
                "localhost%00.example.org",
                "%6cocalhost",
                "127.0.0.1%23.example.org",
                "127.0.0.1#.example.org",
                "127.0.0.1?.example.org",
                "127.0.0.1\\.example.org",
                "127.0.0.1\\@example.org",
                "example.org@127.0.0.1",
                "example.org:443@127.0.0.1",
                "127.0.0.1@example.org",
                "a:b@c:d@127.0.0.1",
                "private.stoa.test",
                "metadata.stoa.test",
                "mixed.stoa.test",
                "mapped.stoa.test",
                "six.stoa.test"
            })
    void noSpellingOfAPrivateAddressIsAsked(String host) {
        for (String scheme : new String[] {"https://", "HTTPS://", "ssh://", "ssh://git@"}) {
            assertRefused(scheme + host + "/x.git");
            assertRefused(scheme + host + ":8080/x.git");
        }
        assertRefused("git@" + host + ":x.git");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc",
                "FILE:///etc",
                "/etc",
                "http://example.org/x",
                "git://example.org/x",
                "ftp://example.org/x",
                "jar:file:///x!/",
                "ext::sh -c id",
                "amazon-s3://x/y",
                "bundle:///x",
                "https:/etc",
                "https:etc",
                "https:///etc",
                "https://",
                "ssh://-oProxyCommand=id/x",
                "-oProxyCommand=id:x",
                "C:\\x",
                "../x",
                "."
            })
    void noOtherWayIsTaken(String address) {
        assertRefused(address);
    }

    /// The connection follows the look at a name's addresses at once, and Java keeps them for 30 s.
    @Test
    void aNameThatChangesItsMindIsTakenByItsFirstWord() throws UnknownHostException {
        new HostRule(TestSources.properties("https")).check("fickle.stoa.test");

        assertThat(InetAddress.getAllByName("fickle.stoa.test"))
                .extracting(InetAddress::getHostAddress)
                .containsExactly("203.0.113.7");
    }

    private void assertRefused(String address) {
        assertThatThrownBy(() -> {
                    try (SourceFetch fetch = new SourceFetch(TestSources.properties("https", "ssh"))) {
                        fetch.fetch(SourceAddress.of(address, ""), null, temp);
                    }
                })
                .as(address)
                .isInstanceOf(SourceException.class)
                .hasMessageNotContaining("could not be reached");
        assertThat(temp).as(address).isEmptyDirectory();
    }
}
