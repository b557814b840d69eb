package dev.stoa.api.audit;

import dev.stoa.api.search.SearchParameters;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What something must have been done to, such as `run`, `run:42` or `app:mortality`.
///
/// @param idOrName null for all of the kind
public record SubjectFilter(SubjectKind kind, @Nullable String idOrName) {
    private static final String PARAMETER = "subject";

    /// Reads a query parameter; throws [dev.stoa.api.search.SearchRefusedException] when it is not of this form.
    public static @Nullable SubjectFilter of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int colon = text.indexOf(':');
        SubjectKind kind = SearchParameters.choice(
                "The kind of " + PARAMETER + ", before the colon,",
                colon < 0 ? text : text.substring(0, colon),
                List.of(SubjectKind.values()),
                SubjectKind::json);
        return new SubjectFilter(kind, colon < 0 ? null : SearchParameters.name(PARAMETER, text.substring(colon + 1)));
    }

    void add(List<String> conditions, Map<String, Object> values) {
        conditions.add("subject_kind = :kind");
        values.put("kind", kind.name());
        if (idOrName == null) {
            return;
        }
        values.put("name", idOrName);
        if (idOrName.matches("[0-9]{1,18}")) {
            conditions.add("(subject_id = :id OR subject_name = :name)");
            values.put("id", Long.parseLong(idOrName));
        } else {
            conditions.add("subject_name = :name");
        }
    }
}
