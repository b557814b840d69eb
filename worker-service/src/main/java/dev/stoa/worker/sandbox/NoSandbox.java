package dev.stoa.worker.sandbox;

import java.nio.file.Path;
import java.util.List;

/// None: app code may do what the worker's user may.
final class NoSandbox implements Sandbox {
    private final Programs programs;

    NoSandbox(Programs programs) {
        this.programs = programs;
    }

    @Override
    public Protection protection() {
        return Protection.NONE;
    }

    @Override
    public List<String> command(View view, List<String> options) {
        return programs.runnerWith(view, programs.runner(), options);
    }

    @Override
    public Path inside(View view, Path folder) {
        return folder;
    }
}
