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
    public List<String> command(AppView view) {
        return List.of(
                programs.interpreter().toString(),
                "-I",
                programs.runner().toString(),
                "--app-dir",
                view.app().toString());
    }

    @Override
    public List<String> trial(AppView view) {
        return List.of(programs.interpreter().toString(), "-I", "-c", "");
    }

    @Override
    public Path temporary(AppView view) {
        return view.temporary();
    }
}
