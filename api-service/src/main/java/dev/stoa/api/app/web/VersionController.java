package dev.stoa.api.app.web;

import dev.stoa.api.app.App;
import dev.stoa.api.app.AppVersion;
import dev.stoa.api.app.AppVersions;
import dev.stoa.api.app.VersionChoice;
import dev.stoa.api.app.VisibleApps;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/apps/{id}/versions")
@Tag(name = "apps", description = "The catalogue")
class VersionController {
    private final VisibleApps apps;
    private final AppVersions versions;
    private final VersionChoice choice;

    VersionController(VisibleApps apps, AppVersions versions, VersionChoice choice) {
        this.apps = apps;
        this.versions = versions;
        this.choice = choice;
    }

    @GetMapping
    @Operation(operationId = "listAppVersions", summary = "The app's versions, newest first")
    @Transactional(readOnly = true)
    public List<VersionView> list(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        App app = apps.get(id, caller);
        return versions.findByAppOrderByNumberDesc(app).stream()
                .map(version -> VersionView.of(version, app))
                .toList();
    }

    @GetMapping("/{number}")
    @Refuses(HttpStatus.BAD_REQUEST)
    @Operation(operationId = "getAppVersion", summary = "One version of the app, with its form")
    @Transactional(readOnly = true)
    public VersionDetailView one(
            @PathVariable String id, @PathVariable int number, @AuthenticationPrincipal Caller caller) {
        App app = apps.get(id, caller);
        return VersionDetailView.of(versions.getByNumber(app, number), app);
    }

    @PostMapping("/{number}/use")
    @Refuses({HttpStatus.BAD_REQUEST, HttpStatus.CONFLICT, HttpStatus.FORBIDDEN})
    @Operation(
            operationId = "useAppVersion",
            summary = "Makes a version that is READY the one that new runs use, as for going back to an earlier one")
    public AppView use(@PathVariable String id, @PathVariable int number, @AuthenticationPrincipal Caller caller) {
        AppVersion version = choice.use(id, number, caller);
        App app = version.app();
        return AppView.of(app, versions.latestOf(app), caller);
    }
}
