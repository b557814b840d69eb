package dev.stoa.worker.checkout;

import dev.stoa.worker.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much the cache of checkouts may hold. Beyond it the least recently used ones go, except those in use.
///
/// @param most     How many checkouts the cache keeps; at least 1.
/// @param mostSize How much the checkouts in the cache may hold together.
@ConfigurationProperties("stoa.checkout")
public record CheckoutProperties(
        @DefaultValue("200") int most, @DefaultValue("4GB") DataSize mostSize) {

    /// Refuses values no worker can start with.
    public CheckoutProperties {
        StartRefused.when(most < 1, "stoa.checkout.most must be at least 1; it is %s.".formatted(most));
        StartRefused.when(
                mostSize.toBytes() < 1,
                "stoa.checkout.most-size must be more than nothing; it is %s.".formatted(mostSize));
    }
}
