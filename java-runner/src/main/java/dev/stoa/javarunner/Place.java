package dev.stoa.javarunner;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The keys of all objects at one place of a result, and the places below it. All elements of an array share one place,
/// so
/// that a table of many rows has one for them.
final class Place {
    /// In a place, any element of an array.
    static final String ANY = "*";

    private List<String> latest = List.of();
    private final Set<String> keys = new LinkedHashSet<>();
    private final Map<String, Place> below = new LinkedHashMap<>();

    /// Takes in the keys of an object, in their order.
    void add(List<String> ofObject) {
        if (!ofObject.equals(latest)) {
            keys.addAll(ofObject);
            latest = ofObject;
        }
    }

    /// The place below this one; for the elements of an array the key is [#ANY].
    Place at(String key) {
        return below.computeIfAbsent(key, ignored -> new Place());
    }

    /// All keys, in the order in which they first appeared.
    Collection<String> keys() {
        return keys;
    }

    Map<String, Place> below() {
        return below;
    }
}
