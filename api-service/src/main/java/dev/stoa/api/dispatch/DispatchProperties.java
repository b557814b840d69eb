package dev.stoa.api.dispatch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How tickets that did not reach the broker are made good.
///
/// @param grace        How long a submission's own ticket may take before the sweep publishes another.
/// @param refillAfter  How long a confirmed ticket may wait before it is compared with the queue's length.
/// @param replaceAfter How long a queue may confirm nothing, while the broker confirms other messages, before it is
///                     deleted and declared anew.
/// @param batch        How many tickets are published before their confirms are awaited; at least 1.
/// @param pause        How long nothing is published after the broker could not be reached.
@ConfigurationProperties("stoa.dispatch")
record DispatchProperties(
        @DefaultValue("3s") Duration grace,
        @DefaultValue("30s") Duration refillAfter,
        @DefaultValue("1m") Duration replaceAfter,
        @DefaultValue("500") int batch,
        @DefaultValue("2s") Duration pause) {

    /// @throws IllegalArgumentException for a batch of none, which would be published again and again
    DispatchProperties {
        if (batch < 1) {
            throw new IllegalArgumentException("stoa.dispatch.batch must be at least 1; it is %d.".formatted(batch));
        }
    }
}
