package dev.stoa.api.monitor.web;

import dev.stoa.api.identity.Caller;
import dev.stoa.api.monitor.AppActivities;
import dev.stoa.api.monitor.AppActivity;
import dev.stoa.api.monitor.Figures;
import dev.stoa.api.monitor.Monitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "monitor", description = "Totals, what is going on, and the workers")
class MonitorController {
    private final Monitor monitor;
    private final AppActivities activities;

    MonitorController(Monitor monitor, AppActivities activities) {
        this.monitor = monitor;
        this.activities = activities;
    }

    @GetMapping("/api/monitor/stats")
    @Operation(operationId = "monitorStats", summary = "Totals, success rate and mean duration, per app too")
    Figures.Stats stats(@AuthenticationPrincipal Caller caller) {
        return monitor.stats(caller);
    }

    @GetMapping("/api/monitor/apps")
    @Operation(operationId = "monitorApps", summary = "How much each app is used and how it goes, for its card")
    List<AppActivity> apps(@AuthenticationPrincipal Caller caller) {
        return activities.ofAll(caller);
    }

    @GetMapping("/api/monitor/live")
    @Operation(operationId = "monitorLive", summary = "What is pending or running now")
    Figures.Live live(@AuthenticationPrincipal Caller caller) {
        return monitor.live(caller);
    }

    @GetMapping("/api/monitor/history")
    @Operation(operationId = "monitorHistory", summary = "Runs a day for 30 days, in UTC")
    List<Figures.Day> history() {
        return monitor.history();
    }

    @GetMapping("/api/monitor/workers")
    @Operation(operationId = "monitorWorkers", summary = "The workers with their slots and last heartbeat")
    List<Figures.Worker> workers() {
        return monitor.workers();
    }

    /// That the API answers.
    ///
    /// @param status always `ok`
    record Health(String status) {}

    @GetMapping("/health")
    @Operation(operationId = "getHealth", summary = "That the API answers, whatever load the workers are under")
    Health health() {
        return new Health("ok");
    }
}
