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
    public List<String> command(View view, List<String> options) {
        List<String> command = new ArrayList<>(programs.runnerWith(view, programs.runner(), options));
        command.addAll(List.of("--confine", confinement(view)));
        return command;
    }

    @Override
    public Path inside(View view, Path folder) {
        return folder;
    }

    private String confinement(View view) {
        List<String> read = Stream.of(
                        SystemFiles.FOLDERS.stream(),
                        SystemFiles.settings(view.network() == View.Network.OPEN).stream(),
                        READ.stream(),
                        Stream.concat(programs.folders().stream(), view.readable().values().stream())
                                .map(Path::toString),
                        Stream.of(programs.interpreter().toString(), folderOf(programs.runner())))
                .flatMap(paths -> paths)
                .toList();
        List<String> write = Stream.of(
                        view.writable().values().stream().map(Path::toString),
                        Stream.of(view.temporary().toString(), NOWHERE))
                .flatMap(paths -> paths)
                .toList();
        List<Integer> connect = view.network() == View.Network.PROXY ? List.of(view.proxyPort()) : null;
        return Confinement.of(properties, view, new Confinement.Landlock(read, write, connect))
                .json();
    }

    private static String folderOf(Path file) {
        return String.valueOf(file.getParent());
    }
}
