package dev.stoa.api.app.web;

import dev.stoa.api.app.App;
import dev.stoa.api.app.AppSecrets;
import dev.stoa.api.app.AppVersion;
import dev.stoa.api.app.AppVersions;
import dev.stoa.api.app.Looks;
import dev.stoa.api.app.Registration;
import dev.stoa.api.app.RegistrationRefusedException;
import dev.stoa.api.app.VisibleApps;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.problem.Problems;
import dev.stoa.api.problem.Refuses;
import dev.stoa.contracts.manifest.InputSchema;
import dev.stoa.contracts.manifest.ManifestReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/apps")
@Tag(name = "apps", description = "The catalogue")
class AppController {
    private final VisibleApps apps;
    private final AppVersions versions;
    private final Registration registration;
    private final Looks looks;
    private final AppSecrets secrets;

    AppController(VisibleApps apps, AppVersions versions, Registration registration, Looks looks, AppSecrets secrets) {
        this.apps = apps;
        this.versions = versions;
        this.registration = registration;
        this.looks = looks;
        this.secrets = secrets;
    }

    @GetMapping
    @Operation(operationId = "listApps", summary = "All apps, by name")
    @Transactional(readOnly = true)
    public List<AppView> list(@AuthenticationPrincipal Caller caller) {
        Map<Long, AppVersion> latest = versions.findLatestOfAllApps().stream()
                .collect(Collectors.toMap(version -> version.app().id(), Function.identity()));
        return apps.all(caller).stream()
                .map(app -> AppView.of(app, latest.getOrDefault(app.id(), app.currentVersion()), caller))
                .toList();
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getApp", summary = "One app, by its number or its function_name")
    @Transactional(readOnly = true)
    public AppDetailView one(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        App app = apps.get(id, caller);
        AppVersion current = app.currentVersion();
        return new AppDetailView(
                AppView.of(app, versions.latestOf(app), caller),
                current.readme(),
                current.manifest().document(),
                current.packages(),
                secrets.missing(app.id(), current.secretNames()),
                looks.find(app).map(LookView::of).orElse(null));
    }

    @GetMapping("/{id}/schema")
    @Refuses(HttpStatus.BAD_REQUEST)
    @Operation(
            operationId = "getInputSchema",
            summary = "The JSON Schema (2020-12) that validates a submission's inputs")
    @Transactional(readOnly = true)
    public JsonNode schema(
            @PathVariable String id,
            @Parameter(description = "The version's number; the current version's schema without it")
                    @RequestParam(required = false)
                    @Nullable
                    Integer version,
            @AuthenticationPrincipal Caller caller) {
        App app = apps.get(id, caller);
        return InputSchema.derive(
                version == null
                        ? app.inputs()
                        : versions.getByNumber(app, version).manifest().inputs());
    }

    @GetMapping("/schema/manifest")
    @Operation(operationId = "getManifestSchema", summary = "The JSON Schema (2020-12) of a manifest.json")
    public JsonNode manifestSchema() {
        return ManifestReader.manifestSchema();
    }

    @PostMapping("/register")
    @Refuses(HttpStatus.FORBIDDEN)
    @ResponseStatus(HttpStatus.CREATED)
    @ApiResponse(
            responseCode = "201",
            description = "Registered; a worker checks the version",
            headers = @Header(name = "Location", description = "The app", schema = @Schema(type = "string")))
    @Operation(operationId = "registerApp", summary = "Registers an app from Git, or a new version of a registered one")
    public ResponseEntity<AppView> register(
            @RequestBody RegisterRequest request, @AuthenticationPrincipal Caller caller) {
        String repoUrl = request.repoUrl() == null ? "" : request.repoUrl();
        AppVersion version = registration.register(repoUrl, request.ref(), request.path(), caller);
        App app = version.app();
        return ResponseEntity.created(URI.create("/api/apps/" + app.functionName()))
                .body(AppView.of(app, version, caller));
    }

    @PostMapping("/{id}/sync")
    @Refuses({HttpStatus.FORBIDDEN, HttpStatus.UNPROCESSABLE_CONTENT})
    @ApiResponse(responseCode = "200", description = "The latest version is of the newest commit already")
    @ApiResponse(responseCode = "201", description = "A version of a newer commit; a worker checks it")
    @Operation(
            operationId = "syncApp",
            summary = "Looks for a newer commit of the branch or tag that the latest version was registered from")
    public ResponseEntity<AppView> sync(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        Registration.Synced synced = registration.sync(id, caller);
        AppVersion version = synced.version();
        return ResponseEntity.status(synced.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(AppView.of(version.app(), version, caller));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RegistrationRefusedException e) {
        return ResponseEntity.unprocessableContent()
                .body(Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()), e.faults()));
    }
}
