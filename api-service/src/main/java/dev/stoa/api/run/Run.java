package dev.stoa.api.run;

import dev.stoa.api.app.VersionToRun;
import dev.stoa.contracts.manifest.Manifest;
import dev.stoa.contracts.run.RunStatus;
import io.hypersistence.utils.hibernate.type.json.JsonType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A request to call an app's function, as it is recorded. It is inserted here and only here; every later move is one
/// conditional UPDATE.
@Entity
@Table(name = "job_runs")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate fills and reads the fields
class Run {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long appId;
    private @Nullable Long accountId;

    private long versionId;
    private String pool;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    private RunStatus status;

    @Type(JsonType.class)
    @Column(columnDefinition = "jsonb")
    private JsonNode inputs;

    private @Nullable String idempotencyKey;
    private @Nullable String submittedDigest;
    private int maxAttempts;
    private int retriesLeft;
    private String party;
    private @Nullable Long turn;
    private @Nullable String traceparent;
    /// By the database's clock, like all times of a run.
    @CreationTimestamp(source = SourceType.DB)
    private @Nullable Instant createdAt;

    protected Run() {}

    /// A run that waits for a worker.
    Run(
            VersionToRun version,
            long accountId,
            Manifest manifest,
            ObjectNode inputs,
            @Nullable String idempotencyKey,
            @Nullable String submittedDigest,
            AttemptLimits limits,
            String party,
            @Nullable Long turn,
            @Nullable String traceparent) {
        this.appId = version.appId();
        this.accountId = accountId;
        this.versionId = version.id();
        this.pool = manifest.pool();
        this.status = RunStatus.PENDING;
        this.inputs = inputs;
        this.idempotencyKey = idempotencyKey;
        this.submittedDigest = submittedDigest;
        this.maxAttempts = Math.min(manifest.maxAttempts(), limits.mostAttempts());
        this.retriesLeft = Math.min(manifest.retries(), limits.mostRetries());
        this.party = party;
        this.turn = turn;
        this.traceparent = traceparent;
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("The run is not stored yet.");
        }
        return id;
    }

    RunStatus status() {
        return status;
    }

    @Nullable
    String submittedDigest() {
        return submittedDigest;
    }
}
