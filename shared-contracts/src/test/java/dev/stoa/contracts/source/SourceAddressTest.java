package dev.stoa.contracts.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAddressTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            https://example.org/models/surrender.git, '',            https, surrender
            https://example.org/models/surrender/,    '',            https, surrender
            https://example.org/models.git,           life/lapse/,   https, lapse
            https://example.org/models.git,           ./lapse.git,   https, lapse.git
            git@example.org:models/surrender.git,     '',            ssh,   surrender
            git@example.org:surrender,                '',            ssh,   surrender
            ssh://git@example.org/models/x.git,       '',            ssh,   x
            file:///srv/models/x,                     '',            file,  x
            /srv/models/x.git,                        '',            file,  x
            HTTPS://example.org/x,                    '',            https, x
            """)
    void knowsItsSchemeAndWhatTheAppIsCalledAfter(String url, String path, String scheme, String lastName) {
        SourceAddress address = SourceAddress.of(url, path);

        assertThat(address.scheme()).isEqualTo(scheme);
        assertThat(address.lastName()).isEqualTo(lastName);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "/etc", "a/..", ".git/hooks", "a/.GIT", "a\\..\\..\\b", "a\nb"})
    void aPathThatLeavesTheRepositoryIsRefused(String path) {
        assertThatThrownBy(() -> SourceAddress.of("https://example.org/x.git", path))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("path must be a folder inside the repository such as models/surrender; it is ");
    }

    @Test
    void aPasswordInTheAddressIsRefused() {
        assertThatThrownBy(() -> SourceAddress.of("https://me:secret@example.org/x.git", ""))
                .hasMessage(
                        "repo_url must not carry a user name or password: the address is shown to others. Have the operator set stoa.source.credentials for the host example.org.");
    }

    @Test
    void theSameRepositoryIsTheSameAddress() {
        assertThat(SourceAddress.of(" https://example.org/x.git/ ", "a/b/"))
                .isEqualTo(SourceAddress.of("https://example.org/x.git", "a//b"));
    }
}
