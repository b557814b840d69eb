package dev.stoa.testsupport;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GoldenTest {

    @Test
    void formattingAndKeyOrderDoNotCount() {
        Golden.assertJson("run", "{\"status\":\"PENDING\",   \"run_id\":42, \"inputs\":[1.50,{\"b\":1,\"a\":null}]}");
    }

    @Test
    void keyOrderCountsWhenTold() {
        Golden.assertJsonInKeyOrder(
                "run", "{\"run_id\":42,\"status\":\"PENDING\",\"inputs\":[1.50,{\"a\":null,\"b\":1}]}");
        assertThatThrownBy(() -> Golden.assertJsonInKeyOrder(
                        "run", "{\"status\":\"PENDING\",\"run_id\":42,\"inputs\":[1.50,{\"a\":null,\"b\":1}]}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("golden/run.json");
    }

    @Test
    void anotherValueIsRefused() {
        assertThatThrownBy(() -> Golden.assertJson("run", "{\"status\":\"RUNNING\"}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("golden/run.json");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> Golden.assertJson("missing", "{}"))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "There is no golden file golden/missing.json. Write it with -Dgolden.write=true and read it.");
    }
}
