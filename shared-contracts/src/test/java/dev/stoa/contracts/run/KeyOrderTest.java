package dev.stoa.contracts.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.contracts.json.StoaJson;
import org.junit.jupiter.api.Test;

class KeyOrderTest {

    @Test
    void bringsTheKeysOfEachNamedPlaceIntoItsOrder() {
        String stored = """
                {"table":[{"q":0.1,"age":45},{"q":0.2,"age":50}],"columns":["Age","q"],"summary":{"b":1,"aa":{"y":1,"x":2}}}""";
        String order = """
                {"":["columns","table"],"/table/*":["age","q"],"/summary":["aa"],"/summary/aa":["x"]}""";

        assertThat(restored(stored, order)).isEqualTo("""
                {"columns":["Age","q"],"table":[{"age":45,"q":0.1},{"age":50,"q":0.2}],"summary":{"aa":{"x":2,"y":1},"b":1}}""");
    }

    @Test
    void aKeyTheOrderNamesButTheResultLacksIsPassedOver() {
        assertThat(restored("{\"a\":1}", "{\"\":[\"z\",\"a\"]}")).isEqualTo("{\"a\":1}");
    }

    @Test
    void keysWithSlashesAndTildesAreEscapedInPlaces() {
        assertThat(restored("{\"a/b~c\":{\"x\":1,\"y\":2}}", "{\"/a~1b~0c\":[\"y\",\"x\"]}"))
                .isEqualTo("{\"a/b~c\":{\"y\":2,\"x\":1}}");
    }

    private static String restored(String payload, String order) {
        return KeyOrder.restore(StoaJson.MAPPER.readTree(payload), StoaJson.MAPPER.readTree(order))
                .toString();
    }
}
