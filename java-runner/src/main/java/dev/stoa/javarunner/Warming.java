package dev.stoa.javarunner;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Has the classes a run needs loaded before there is one.
final class Warming {
    private static final String REQUEST = "{\"inputs\":{\"a\":1,\"b\":[1.5,true,null,\"text\"]},\"memory_mb\":64}";

    private Warming() {}

    static void up() {
        Map<String, Object> result = new LinkedHashMap<>(
                Request.of(REQUEST.getBytes(StandardCharsets.UTF_8)).inputs());
        result.put("table", List.of(Map.of("x", 1.5, "y", 2)));
        Place root = new Place();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), new BoundedBytes(4096))) {
            new ResultWriter(json, new Repairs()).write(result, root);
        }
        KeyOrder.of(root);
        ProgressJson.of(0.5, "");
        Path.of("/").toFile().toURI();
    }
}
