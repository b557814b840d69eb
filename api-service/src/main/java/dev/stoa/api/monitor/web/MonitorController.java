package dev.stoa.api.monitor.web;

import dev.stoa.api.monitor.Figures;
import dev.stoa.api.monitor.Monitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "monitor", description = "Totals, what is going on, and the workers")
class MonitorController {
    private final Monitor monitor;

    MonitorController(Monitor monitor) {
        this.monitor = monitor;
    }

    @GetMapping("/api/monitor/stats")
    @Operation(summary = "Totals, success rate and mean duration, per app too")
    Figures.Stats stats() {
        return monitor.stats();
    }

    @GetMapping("/api/monitor/live")
    @Operation(summary = "What is pending or running now")
    Figures.Live live() {
        return monitor.live();
    }

    @GetMapping("/api/monitor/history")
    @Operation(summary = "Runs a day for 30 days, in UTC")
    List<Figures.Day> history() {
        return monitor.history();
    }

    @GetMapping("/api/monitor/workers")
    @Operation(summary = "The workers with their slots and last heartbeat")
    List<Figures.Worker> workers() {
        return monitor.workers();
    }

    @GetMapping("/health")
    @Operation(summary = "That the API answers, whatever load the workers are under")
    Map<String, String> health() {
        return Map.of("status", "ok");
    }
}
