package dev.stoa.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagePolicyTest {
    // printf %s 'alert(1)' | openssl dgst -sha256 -binary | base64
    private static final String ALERT = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";

    @Test
    void aPageWithoutScriptsMayRunTheSitesFilesOnly() {
        assertThat(policy("<p>nothing</p>"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                        + " img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self';"
                        + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT type=\"module\">alert(1)</SCRIPT >",
                "<script data-src=\"x\" nonce='a>b'>alert(1)</script>",
                "<script>alert(1)</script><script>alert(1)</script>"
            })
    void aScriptInThePageIsAllowedByItsHash(String html) {
        assertThat(policy(html)).contains("script-src 'self' " + ALERT + ";");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script src=\"/a.js\">alert(1)</script>",
                "<script async SRC=/a.js></script>",
                "<script type=\"application/json\">{\"a\": 1}</script>",
                "<script type=application/ld+json>{\"a\": 1}</script>",
                "&lt;script>alert(1)&lt;/script>",
            })
    void whatIsNoScriptInThePageAddsNothing(String html) {
        assertThat(policy(html)).contains("script-src 'self';");
    }

    /// A browser hashes the bytes of UTF-8, whatever characters they make.
    @Test
    void theHashIsOfTheBytesAsTheyStand() {
        // printf %s 'x = "präzise →"' | openssl dgst -sha256 -binary | base64
        assertThat(policy("<script>x = \"präzise →\"</script>"))
                .contains("'sha256-P3T4QyKIqQE5ncekKT+ykGGyZZo8r5wgA04ZQ3js3E0='");
    }

    private static String policy(String html) {
        return PagePolicy.of(html.getBytes(StandardCharsets.UTF_8));
    }
}
