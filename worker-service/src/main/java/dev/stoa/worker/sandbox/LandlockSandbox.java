package dev.stoa.worker.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The runner gives up what it need not have, by means of the kernel that need no namespaces: what is left where a
/// container allows none. It leaves the user what it is, so it is nothing for a worker that is root.
final class LandlockSandbox implements Sandbox {
    private static final List<String> READ = List.of("/proc", "/dev/zero", "/dev/urandom", "/dev/random", "/dev/full");
    private static final String NOWHERE = "/dev/null";

    private final Programs programs;
    private final SandboxProperties properties;

    LandlockSandbox(Programs programs, SandboxProperties properties) {
        this.programs = programs;
        this.properties = properties;
    }

    @Override
    public Protection protection() {
        return Protection.LANDLOCK;
    }

    @Override
    public List<String> command(AppView view) {
        List<String> command = runner();
        command.addAll(List.of("--app-dir", view.app().toString(), "--confine", confinement(view)));
        return command;
    }

    @Override
    public List<String> trial(AppView view) {
        List<String> command = runner();
        command.addAll(List.of("--try", confinement(view)));
        return command;
    }

    @Override
    public Path temporary(AppView view) {
        return view.temporary();
    }

    private List<String> runner() {
        return new ArrayList<>(List.of(
                programs.interpreter().toString(), "-I", programs.runner().toString()));
    }

    private String confinement(AppView view) {
        List<String> read = Stream.of(
                        SystemFiles.FOLDERS.stream(),
                        SystemFiles.settings(view.network()).stream(),
                        READ.stream(),
                        programs.folders().stream().map(Path::toString),
                        Stream.of(
                                programs.interpreter().toString(),
                                folderOf(programs.runner()),
                                view.app().toString()))
                .flatMap(paths -> paths)
                .toList();
        List<String> write = List.of(view.temporary().toString(), NOWHERE);
        return Confinement.of(properties, view.network(), new Confinement.Paths(read, write))
                .json();
    }

    private static String folderOf(Path file) {
        return String.valueOf(file.getParent());
    }
}
