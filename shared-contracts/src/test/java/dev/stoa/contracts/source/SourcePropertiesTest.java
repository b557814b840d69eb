package dev.stoa.contracts.source;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SourcePropertiesTest {

    @Test
    void aSchemeThatIsNoneIsRefused() {
        assertThatThrownBy(() -> TestSources.properties("https", "htps"))
                .hasMessage("stoa.source.schemes must be some of https, ssh, http and file; \"htps\" is none of them.");
    }
}
