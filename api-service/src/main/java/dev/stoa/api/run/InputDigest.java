package dev.stoa.api.run;

import dev.stoa.contracts.json.StoaJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/// Tells whether two submissions were sent with the same inputs.
final class InputDigest {
    private InputDigest() {}

    /// The SHA-256 of the inputs as they were sent, in hexadecimal; the order of keys does not count.
    static String of(ObjectNode inputs) {
        ObjectNode sorted = StoaJson.MAPPER.createObjectNode();
        for (String key : new TreeSet<>(inputs.propertyNames())) {
            sorted.set(key, inputs.get(key));
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(sorted.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256 (JCA, Standard Algorithm Names)", e);
        }
    }
}
