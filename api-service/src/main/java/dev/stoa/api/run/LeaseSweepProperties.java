package dev.stoa.api.run;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When lost workers are looked for.
///
/// @param duration How long the workers' leases are; the same as theirs.
@ConfigurationProperties("stoa.lease")
record LeaseSweepProperties(@DefaultValue("30s") Duration duration) {}
