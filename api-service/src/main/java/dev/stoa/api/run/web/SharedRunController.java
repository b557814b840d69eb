package dev.stoa.api.run.web;

import dev.stoa.api.app.AppVersion;
import dev.stoa.api.app.AppVersions;
import dev.stoa.api.run.RunReading;
import dev.stoa.api.run.RunShares;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A run for whoever has a link to it.
@RestController
@RequestMapping("/api/shared/{code}")
@Tag(name = "shared", description = "A run by a link that was handed out; without signing in")
class SharedRunController {
    private final RunShares shares;
    private final RunReading reading;
    private final AppVersions versions;

    SharedRunController(RunShares shares, RunReading reading, AppVersions versions) {
        this.shares = shares;
        this.reading = reading;
        this.versions = versions;
    }

    @GetMapping
    @Operation(operationId = "getSharedRun", summary = "The run a link leads to")
    SharedRunView one(@PathVariable String code, HttpServletRequest request) {
        RunShares.SharedRun shared = shares.open(code, request.getRemoteAddr());
        RunReading.WholeRun whole = reading.get(shared.runId(), shared.sharer());
        AppVersion version = versions.findById(whole.run().versionId()).orElseThrow();
        return SharedRunView.of(shared, whole, version);
    }

    @GetMapping(path = "/logs", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    @Operation(operationId = "getSharedRunLogs", summary = "What the function of that run printed and logged")
    String logs(@PathVariable String code, HttpServletRequest request) {
        RunShares.SharedRun shared = shares.open(code, request.getRemoteAddr());
        return reading.log(shared.runId(), shared.sharer());
    }
}
