package dev.stoa.system;

import dev.stoa.contracts.json.StoaJson;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts fixed values that might be real in the place of those that differ from one installation to the next: times,
/// durations, commits, repositories' addresses, names of workers. Ids stay as they are, for a new database counts from
/// 1.
///
/// A value is replaced only by one of its own kind: null stays null, and a text that is no time stays as it is. So an
/// answer whose shape has changed is still told from the one that was written down.
final class PlausibleValues {
    private static final Instant MORNING = Instant.parse("2026-11-24T09:00:00Z");
    private static final Duration QUEUED = Duration.ofMillis(14);
    private static final Duration RAN = Duration.ofMillis(31);
    private static final Duration CPU = Duration.ofMillis(24);
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{40}");
    private static final List<String> COMMITS = List.of(
            "8c1f4a90be2d6357f01e9bb4c7a25d83e6f07c19",
            "2f6b0d7ce5914a83b3d8e1f7096ac45d12be7a60",
            "d41e83a7590cf2b66e7a15c8940bd37f5c2e9d04",
            "73b95e02c86d4f1aa9e0637b14d8fc529e0a6b3d",
            "5a0c7e19f2b84d36c1d7e8f0293ba64517fc80de");
    /// Whatever the Python of this machine has.
    private static final JsonNode PACKAGES = StoaJson.MAPPER.readTree(
            "[{\"name\": \"numpy\", \"version\": \"1.24.2\"}, {\"name\": \"pandas\", \"version\": \"1.5.3\"}]");
    private static final String WORKER = "vega-5x1k9q2b";
    /// By how many runs it is the mean of.
    private static final Map<Integer, Double> MEANS = Map.of(1, 5.03, 3, 0.031, 4, 1.281);
    /// When the monitor was looked at.
    private static final Duration LOOK = Duration.ofMillis(7400);

    private final Map<String, String> texts;
    private final Map<String, String> commits = new LinkedHashMap<>();

    /// @param texts what is replaced wherever it stands in a text
    PlausibleValues(Map<String, String> texts) {
        this.texts = texts;
    }

    ObjectNode in(ObjectNode exchange) {
        return (ObjectNode) of(exchange);
    }

    private JsonNode of(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> ofObject(object);
            case ArrayNode array -> {
                ArrayNode copy = StoaJson.MAPPER.createArrayNode();
                array.forEach(element -> copy.add(of(element)));
                yield copy;
            }
            default -> node.isString() ? node(text(node.asString())) : node;
        };
    }

    private ObjectNode ofObject(ObjectNode object) {
        ObjectNode copy = StoaJson.MAPPER.createObjectNode();
        object.properties().forEach(field -> copy.set(field.getKey(), field(object, field.getKey(), field.getValue())));
        return copy;
    }

    private JsonNode field(ObjectNode object, String key, JsonNode value) {
        if (key.endsWith("_at") && isTime(value)) {
            return node(time(object, key).toString());
        }
        if (key.equals("attempts")) {
            return attempts(object, value);
        }
        if (value.isNumber() && key.endsWith("seconds")) {
            return StoaJson.MAPPER.getNodeFactory().numberNode(seconds(object, key, value.asDouble()));
        }
        if (value.isString()) {
            return node(word(object, key, value.asString()));
        }
        // As of the last heartbeat, which may have come while a run of the moment before was still there.
        if (value.isInt() && key.equals("busy")) {
            return StoaJson.MAPPER.getNodeFactory().numberNode(0);
        }
        if (value.isInt() && key.equals("pid")) {
            return StoaJson.MAPPER.getNodeFactory().numberNode(4711);
        }
        if (key.equals("packages") && value.isArray()) {
            return PACKAGES;
        }
        return of(value);
    }

    /// At the times of their run.
    private ArrayNode attempts(ObjectNode run, JsonNode attempts) {
        ArrayNode copy = StoaJson.MAPPER.createArrayNode();
        for (JsonNode attempt : attempts) {
            ObjectNode timed = attempt.deepCopy().asObject();
            attempt.properties().stream()
                    .filter(field -> field.getKey().endsWith("_at") && isTime(field.getValue()))
                    .forEach(field -> timed.put(
                            field.getKey(),
                            time(run, field.getKey().equals("started_at") ? "started_at" : "finished_at")
                                    .toString()));
            copy.add(timed.put("worker", WORKER));
        }
        return copy;
    }

    private static double seconds(ObjectNode object, String key, double value) {
        return switch (key) {
            case "queue_seconds" -> QUEUED.toMillis() / 1000.0;
            case "run_seconds" -> RAN.toMillis() / 1000.0;
            case "cpu_seconds" -> CPU.toMillis() / 1000.0;
            case "median_seconds" -> value < 1 ? RAN.toMillis() / 1000.0 : MEANS.get(1);
            case "mean_duration_seconds" ->
                MEANS.getOrDefault(object.path("succeeded").asInt(), value);
            case "seconds" -> (LOOK.toMillis() - 1000 * object.path("run_id").asLong()) / 1000.0;
            default -> value;
        };
    }

    private String word(ObjectNode object, String key, String value) {
        return switch (key) {
            case "commit" -> commit(value);
            case "worker" -> WORKER;
            case "host" -> "vega";
            case "python" -> value.matches("3\\.\\d+\\.\\d+") ? "3.11.2" : value;
            case "protection" -> "namespaces"; // whatever this machine has
            case "check_log" -> value.replaceAll("in [0-9.]+ s", "in 0.1 s");
            case "id" -> object.has("heartbeat_at") ? WORKER : value;
            default -> text(value);
        };
    }

    private String text(String value) {
        String replaced = value;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            replaced = replaced.replace(text.getKey(), text.getValue());
        }
        return HEX.matcher(replaced).replaceAll(match -> commit(match.group()));
    }

    /// Each commit gets an id of its own, the same wherever it stands.
    private String commit(String id) {
        return commits.computeIfAbsent(id, key -> COMMITS.get(commits.size()));
    }

    private static boolean isTime(JsonNode value) {
        try {
            return value.isString() && Instant.parse(value.asString()).isAfter(Instant.EPOCH);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /// A second apart for each run and a minute for each version, so that times of one object fit those of another.
    private static Instant time(ObjectNode object, String key) {
        if (object.has("run_id")) {
            Instant created = MORNING.plusSeconds(object.path("run_id").asLong());
            return switch (key) {
                case "started_at" -> created.plus(QUEUED);
                case "finished_at" -> created.plus(QUEUED).plus(RAN);
                default -> created;
            };
        }
        if (object.has("wanted")) { // a look, which the first registration was
            return MORNING.minus(Duration.ofMinutes(19));
        }
        if (key.equals("last_run_at")) {
            return MORNING.plusSeconds(6);
        }
        if (object.has("heartbeat_at")) {
            return key.equals("heartbeat_at") ? MORNING.plusSeconds(421) : MORNING.minusSeconds(1800);
        }
        JsonNode version = object.has("current_version") ? object.path("current_version") : object;
        Instant registered = MORNING.minus(Duration.ofMinutes(20))
                .plus(Duration.ofMinutes(version.path("id").asLong()));
        return key.equals("checked_at") ? registered.plusMillis(420) : registered;
    }

    private static JsonNode node(String text) {
        return StoaJson.MAPPER.getNodeFactory().stringNode(text);
    }
}
