package dev.stoa.api.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TraceLinksTest {
    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void aTraceIsLinkedByItsId() {
        assertThat(new TraceLinks("https://t.example.org/?id={trace_id}").of(PARENT))
                .isEqualTo("https://t.example.org/?id=4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void withoutAPageOrATraceThereIsNoLink() {
        assertThat(new TraceLinks("").of(PARENT)).isNull();
        assertThat(new TraceLinks("https://t.example.org/{trace_id}").of(null)).isNull();
    }

    @Test
    void anAddressThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new TraceLinks("https://t.example.org/"))
                .hasMessageStartingWith("stoa.tracing.url must be an address with {trace_id} in it")
                .hasMessageEndingWith("it is https://t.example.org/.");
        assertThatThrownBy(() -> new TraceLinks("javascript:alert('{trace_id}')"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
