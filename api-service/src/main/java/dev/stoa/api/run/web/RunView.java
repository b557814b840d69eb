package dev.stoa.api.run.web;

import dev.stoa.api.run.RunRow;
import dev.stoa.contracts.run.ErrorKind;
import dev.stoa.contracts.run.RunStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run as a list shows it.
///
/// @param attempt      how many times a worker has claimed it
/// @param worker       the worker of the latest attempt; null before the first
/// @param progress     null when the function told none
/// @param submittedBy  who submitted it, as others see them; null for a run from before there were accounts, and where
///                     a link led to it
/// @param startedAt    when the latest attempt began; null before the first
/// @param finishedAt   null until it has ended
/// @param queueSeconds from submission to the latest attempt; null before that
/// @param runSeconds   from the latest attempt to the end; null before that
/// @param cpuSeconds   CPU time of its attempts that have ended, of all their processes together; null before the first
///                     has, and where it is not known
/// @param errorKind    why it failed; null unless it did
public record RunView(
        long runId,
        long appId,
        String appName,
        String functionName,
        RunVersionView version,
        RunStatus status,
        int attempt,
        int maxAttempts,
        @Nullable String worker,
        @Nullable ProgressView progress,
        @Nullable String submittedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Double queueSeconds,
        @Nullable Double runSeconds,
        @Nullable Double cpuSeconds,
        @Nullable ErrorKind errorKind) {

    static RunView of(RunRow run) {
        return new RunView(
                run.id(),
                run.appId(),
                run.appName(),
                run.functionName(),
                new RunVersionView(run.versionId(), run.versionNumber(), run.commit()),
                run.status(),
                run.attempt(),
                run.maxAttempts(),
                run.workerId(),
                ProgressView.of(run),
                run.submittedBy(),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt(),
                run.queueSeconds(),
                run.runSeconds(),
                run.cpuSeconds(),
                run.error() == null ? null : run.error().kind());
    }

    /// The same, without the names of workers and people, which are nobody's business outside.
    RunView withoutNames() {
        return new RunView(
                runId,
                appId,
                appName,
                functionName,
                version,
                status,
                attempt,
                maxAttempts,
                null,
                progress,
                null,
                createdAt,
                startedAt,
                finishedAt,
                queueSeconds,
                runSeconds,
                cpuSeconds,
                errorKind);
    }
}
