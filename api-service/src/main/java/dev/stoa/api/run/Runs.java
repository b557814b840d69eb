package dev.stoa.api.run;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/// The recorded runs.
interface Runs extends Repository<Run, Long> {

    /// Records a new run.
    Run save(Run run);

    /// The run that the account submitted with this key before.
    Optional<Run> findByAppIdAndAccountIdAndIdempotencyKey(long appId, long accountId, String idempotencyKey);
}
