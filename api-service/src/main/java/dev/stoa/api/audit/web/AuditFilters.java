package dev.stoa.api.audit.web;

import dev.stoa.api.audit.Action;
import dev.stoa.api.audit.AuditSearch.Question;
import dev.stoa.api.audit.SubjectFilter;
import dev.stoa.api.search.SearchParameters;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The query parameters that narrow a search of the audit trail, as they are sent.
record AuditFilters(
        @Parameter(description = "The name of the account that did it") @Nullable
        String account,

        @Parameter(array = @ArraySchema(schema = @Schema(implementation = Action.class))) @Nullable
        List<String> action,

        @Parameter(
                description =
                        "What it was done to: a kind, `account`, `role`, `group`, `token`, `app` or `run`, alone or with an id or a name, such as `run:42`")
        @Nullable
        String subject,

        @Parameter(description = "At this time or later", schema = @Schema(type = "string", format = "date-time"))
        @Nullable
        String since,

        @Parameter(description = "Before this time", schema = @Schema(type = "string", format = "date-time")) @Nullable
        String until) {
    private static final Set<String> NAMES = Set.of("account", "action", "subject", "since", "until");

    /// Refuses a request with other parameters.
    ///
    /// @param more those that are known beside the filters
    static void checkKnown(HttpServletRequest request, String... more) {
        Set<String> known = new TreeSet<>(NAMES);
        known.addAll(List.of(more));
        SearchParameters.checkKnown(request.getParameterMap().keySet(), "the audit trail", known);
    }

    /// What they ask for; throws [dev.stoa.api.search.SearchRefusedException] when one cannot be read.
    Question question() {
        return new Question(
                SearchParameters.name("account", account),
                SearchParameters.choices("action", action, List.of(Action.values()), Action::json),
                SubjectFilter.of(subject),
                SearchParameters.time("since", since),
                SearchParameters.time("until", until));
    }
}
