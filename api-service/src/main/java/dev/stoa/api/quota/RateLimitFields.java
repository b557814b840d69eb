package dev.stoa.api.quota;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;

/// The fields of an answer that tell programs how their account stands with its limits, as
/// draft-ietf-httpapi-ratelimit-headers-10 has them: lists of structured fields (RFC 9651).
public final class RateLimitFields {
    /// What each limit is and its value.
    public static final String POLICY = "RateLimit-Policy";
    /// What is left of each.
    public static final String LEFT = "RateLimit";

    private RateLimitFields() {}

    /// Both fields; none for an account without limits.
    public static HttpHeaders of(List<Standing> standings) {
        HttpHeaders headers = new HttpHeaders();
        if (!standings.isEmpty()) {
            headers.set(POLICY, list(standings, RateLimitFields::policy));
            headers.set(LEFT, list(standings, RateLimitFields::left));
        }
        return headers;
    }

    private static String list(List<Standing> standings, Function<Standing, String> item) {
        return standings.stream().map(item).collect(Collectors.joining(", "));
    }

    /// `q` is the value, `qu` what it counts, `w` the seconds over which it counts it.
    private static String policy(Standing standing) {
        int most = standing.most();
        return switch (standing.limit()) {
            case RUNS_IN_FLIGHT -> "\"in-flight\";q=%d;qu=\"concurrent-requests\"".formatted(most);
            case RUNS_PER_HOUR -> "\"hour\";q=%d;w=3600".formatted(most);
            case CPU_SECONDS_PER_DAY -> "\"cpu\";q=%d;qu=\"cpu-seconds\";w=86400".formatted(most);
        };
    }

    /// `r` is what is left, `t` the seconds until there is more.
    private static String left(Standing standing) {
        String name = switch (standing.limit()) {
            case RUNS_IN_FLIGHT -> "in-flight";
            case RUNS_PER_HOUR -> "hour";
            case CPU_SECONDS_PER_DAY -> "cpu";
        };
        Duration freesIn = standing.freesIn();
        return "\"%s\";r=%d".formatted(name, standing.remaining()) + (freesIn == null ? "" : ";t=" + seconds(freesIn));
    }

    /// Whole seconds, after which the time is over.
    public static long seconds(Duration time) {
        return Math.max(1, time.plusMillis(999).toSeconds());
    }
}
