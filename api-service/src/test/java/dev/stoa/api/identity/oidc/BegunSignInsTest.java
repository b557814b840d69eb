package dev.stoa.api.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BegunSignInsTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/runs?app=7#top", "/docs/write-an-app", "/runs?where=a%20b&x=https://other.example"})
    void aPlaceOfThisSiteIsComeTo(String place) {
        assertThat(BegunSignIns.ownPlace(place)).isEqualTo(place);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "runs",
                "//evil.example",
                "/\\evil.example",
                "/a\\..\\evil.example",
                "/\t/evil.example",
                "/\r\nSet-Cookie: a=b",
                "/ /evil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "/sign-in",
                "/oauth2/authorization/stoa",
                "/login/oauth2/code/stoa"
            })
    void anythingElseIsTheCatalogue(@Nullable String place) {
        assertThat(BegunSignIns.ownPlace(place)).isEqualTo("/");
    }
}
