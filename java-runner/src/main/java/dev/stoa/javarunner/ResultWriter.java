package dev.stoa.javarunner;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// One walk through what `run` returned that writes it as JSON, or says which value cannot be written and what to do
/// about
/// it. The rules are those of `conversions.py`, for the types of Java.
final class ResultWriter {
    static final int DEPTH_LIMIT = 200;

    private final JsonGenerator json;
    private final Repairs repairs;
    private final ValuePath path = new ValuePath();
    private final Scalars scalars;
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Class<?>, Components> components = new HashMap<>();

    ResultWriter(JsonGenerator json, Repairs repairs) {
        this.json = json;
        this.repairs = repairs;
        this.scalars = new Scalars(json, repairs, path);
    }

    private record Components(List<String> names, List<Method> accessors) {}

    /// Writes a result and notes the order of its keys.
    void write(@Nullable Object returned, Place root) {
        if (!(returned instanceof Map<?, ?>)) {
            throw new InvalidResultException("run must return a Map, it returned "
                    + (returned == null ? "nothing (null)" : Scalars.typeName(returned)));
        }
        value(returned, root);
    }

    private void value(@Nullable Object value, Place place) {
        if (scalars.write(value)) {
            return;
        }
        switch (value) {
            case Map<?, ?> map -> within(map, () -> object(map, place));
            case Collection<?> items -> within(items, () -> array(items, place));
            case Optional<?> optional -> value(optional.orElse(null), place);
            case Record fields -> within(fields, () -> fields(fields, place));
            case null -> throw new IllegalStateException("null is written already");
            default -> {
                if (!value.getClass().isArray()) {
                    throw new InvalidResultException("%s is of type %s, which has no JSON form. %s"
                            .formatted(path, Scalars.typeName(value), Advice.about(value)));
                }
                within(value, () -> items(value, place));
            }
        }
    }

    /// Writes a container, watching that it does not hold itself and is not too deep.
    private void within(Object container, Runnable write) {
        if (open.contains(container)) {
            throw new InvalidResultException(
                    path
                            + " holds itself (a circular reference), which JSON cannot express. Return a copy without the loop.");
        }
        if (open.size() >= DEPTH_LIMIT) {
            throw new InvalidResultException(
                    "%s is nested deeper than %d levels. Return a flatter value.".formatted(path, DEPTH_LIMIT));
        }
        open.add(container);
        write.run();
        open.remove(container);
    }

    private void object(Map<?, ?> map, Place place) {
        List<String> names = new ArrayList<>(map.size());
        List<@Nullable Object> values = new ArrayList<>(map.size());
        boolean onlyText = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            onlyText = onlyText && entry.getKey() instanceof String;
            names.add(key(entry.getKey()));
            values.add(entry.getValue());
        }
        if (!onlyText || repairs.haveRemovedNul()) {
            refuseRepeated(names);
        }
        object(names, values, place);
    }

    private void refuseRepeated(List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new InvalidResultException(
                        "%s has more than one key that becomes %s in JSON. Give them different names."
                                .formatted(path, ValuePath.quoted(name)));
            }
        }
    }

    private String key(@Nullable Object key) {
        String name = scalars.key(key);
        if (name == null) {
            throw new InvalidResultException(
                    "%s has a key of type %s. Use a text as the key, for example String.valueOf(key)."
                            .formatted(path, Scalars.typeName(key)));
        }
        return name;
    }

    private void object(List<String> names, List<@Nullable Object> values, Place place) {
        place.add(names);
        json.writeStartObject();
        for (int i = 0; i < names.size(); i++) {
            json.writeName(names.get(i));
            below(names.get(i), values.get(i), place, names.get(i));
        }
        json.writeEndObject();
    }

    private void array(Iterable<?> items, Place place) {
        json.writeStartArray();
        int index = 0;
        for (Object item : items) {
            below(index++, item, place, Place.ANY);
        }
        json.writeEndArray();
    }

    private void items(Object array, Place place) {
        json.writeStartArray();
        int length = Array.getLength(array);
        for (int i = 0; i < length; i++) {
            below(i, Array.get(array, i), place, Place.ANY);
        }
        json.writeEndArray();
    }

    private void fields(Record fields, Place place) {
        Components known = components.computeIfAbsent(fields.getClass(), ResultWriter::components);
        List<@Nullable Object> values = new ArrayList<>(known.names().size());
        for (Method accessor : known.accessors()) {
            try {
                values.add(accessor.invoke(fields));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new InvalidResultException("%s is a %s whose %s() fails: %s"
                        .formatted(
                                path,
                                Scalars.typeName(fields),
                                accessor.getName(),
                                AppFailure.typeAndText(e.getCause() == null ? e : e.getCause())));
            }
        }
        object(known.names(), values, place);
    }

    private static Components components(Class<?> type) {
        List<String> names = new ArrayList<>();
        List<Method> accessors = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(component.getName());
            component.getAccessor().setAccessible(true); // the record need not be public
            accessors.add(component.getAccessor());
        }
        return new Components(names, accessors);
    }

    private void below(Object step, @Nullable Object value, Place place, String key) {
        path.into(step);
        if (!scalars.write(value)) {
            value(value, place.at(key));
        }
        path.back();
    }
}
