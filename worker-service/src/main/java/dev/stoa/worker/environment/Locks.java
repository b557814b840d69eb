package dev.stoa.worker.environment;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What requirements came to when they were resolved first, in the database.
@Component
class Locks {
    private final JdbcClient jdbc;

    Locks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The row of what requirements came to; empty when nobody has resolved them.
    Optional<Long> findByRequirements(String requirementsDigest) {
        return jdbc.sql("SELECT id FROM environments WHERE requirements_digest = :digest")
                .param("digest", requirementsDigest)
                .query(Long.class)
                .optional();
    }

    Lock get(long id) {
        return new Lock(jdbc.sql("SELECT lock FROM environments WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .single());
    }

    /// The name of its environment in a cache.
    String digest(long id) {
        return jdbc.sql("SELECT lock_digest FROM environments WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    /// Stores what requirements came to, unless another worker was quicker: then its row is the answer.
    long store(String requirementsDigest, Lock lock, String lockDigest) {
        jdbc.sql("""
                        INSERT INTO environments (requirements_digest, lock, lock_digest)
                        VALUES (:requirements, :lock, :digest) ON CONFLICT DO NOTHING
                        """)
                .param("requirements", requirementsDigest)
                .param("lock", lock.text())
                .param("digest", lockDigest)
                .update();
        return findByRequirements(requirementsDigest).orElseThrow();
    }
}
