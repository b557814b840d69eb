package dev.stoa.contracts.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.contracts.json.StoaJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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

    @Test
    void whatKeepsItsOrderIsCopiedAsItStands() {
        assertThat(restored(
                        "{\"z\": [1.50, 1e400, {\"b\": \"\\u00e9\\\"}\", \"aa\": null}], \"columns\": [\"a\"]}",
                        "{\"\":[\"columns\",\"z\"]}"))
                .isEqualTo("{\"columns\": [\"a\"],\"z\": [1.50, 1e400, {\"b\": \"\\u00e9\\\"}\", \"aa\": null}]}");
    }

    @Test
    void aPlaceThatIsNoObjectInThisResultIsCopied() {
        assertThat(restored(
                        "{\"a\": 1, \"b\": [2, {\"x\": 3, \"y\": 4}, []]}",
                        "{\"/a\":[\"x\"],\"/b/*\":[\"y\",\"x\"],\"/b/*/*\":[\"q\"]}"))
                .isEqualTo("{\"a\": 1,\"b\": [2,{\"y\": 4,\"x\": 3},[]]}");
    }

    @Test
    void anEmptyKeyIsAPlaceToo() {
        assertThat(restored("{\"\":{\"a\":1,\"b\":2}}", "{\"/\":[\"b\",\"a\"]}"))
                .isEqualTo("{\"\":{\"b\":2,\"a\":1}}");
    }

    @Test
    void aResultLargerThanAnyBufferKeepsAllItsValues() {
        ObjectNode result = StoaJson.MAPPER.createObjectNode();
        ArrayNode table = result.putArray("table");
        for (int i = 0; i < 20_000; i++) {
            table.addObject()
                    .put("q", i * 0.001)
                    .put("name", "Zoë \"" + i + "\"\n")
                    .put("age", i)
                    .putNull("nothing");
        }
        result.putArray("columns").add("age").add("name");

        String restored = restored(
                result.toString(), "{\"\":[\"columns\",\"table\"],\"/table/*\":[\"age\",\"nothing\",\"name\",\"q\"]}");

        JsonNode tree = StoaJson.MAPPER.readTree(restored);
        assertThat(tree).isEqualTo(StoaJson.MAPPER.readTree(result.toString()));
        assertThat(tree.propertyNames()).containsExactly("columns", "table");
        assertThat(tree.path("table"))
                .allSatisfy(row -> assertThat(row.propertyNames()).containsExactly("age", "nothing", "name", "q"));
    }

    private static String restored(String payload, String order) {
        return KeyOrder.restore(payload, StoaJson.MAPPER.readTree(order));
    }
}
