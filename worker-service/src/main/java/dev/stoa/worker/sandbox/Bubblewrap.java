package dev.stoa.worker.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Namespaces made by bubblewrap: the app is alone, with the system's programs, its own files and room for temporary
/// ones, and everything else is not there.
final class Bubblewrap implements Sandbox {
    private static final Path RUNNER = Path.of("/runner");
    private static final Path TEMPORARY = Path.of("/tmp");

    private final Programs programs;
    private final SandboxProperties properties;

    Bubblewrap(Programs programs, SandboxProperties properties) {
        this.programs = programs;
        this.properties = properties;
    }

    @Override
    public Protection protection() {
        return Protection.NAMESPACES;
    }

    @Override
    public List<String> command(View view, List<String> options) {
        Map<Path, Path> own = ownFolders(view);
        List<String> command = new ArrayList<>();
        if (OtherUser.isNeeded()) {
            own = new PassableFolders(own).enter(command);
            command.addAll(OtherUser.command(properties.user()));
        }
        command.add(properties.bubblewrap());
        command.addAll(namespaces(view.network()));
        command.addAll(systemFiles(view.network()));
        // /dev/shm would otherwise be as large as the machine's memory allows.
        add(command, "--proc", "/proc", "--dev", "/dev");
        add(command, "--size", bytes(properties.sharedMemory().toBytes()), "--tmpfs", "/dev/shm");
        add(command, "--size", bytes(properties.tmp().toBytes()), "--tmpfs", TEMPORARY.toString());
        own.forEach((inside, outside) -> add(command, bind(view, inside), outside.toString(), inside.toString()));
        // After all else is in place: what bubblewrap has made itself could be written to.
        add(command, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", TEMPORARY.toString());
        command.addAll(programs.runnerWith(
                view, RUNNER.resolve(Objects.requireNonNull(programs.runner().getFileName())), options));
        add(command, "--confine", Confinement.of(properties, view, null).json());
        return command;
    }

    @Override
    public Path inside(View view, Path folder) {
        return Stream.concat(view.readable().entrySet().stream(), view.writable().entrySet().stream())
                .filter(named -> named.getValue().equals(folder))
                .map(named -> top(named.getKey()))
                .findFirst()
                .orElse(TEMPORARY);
    }

    /// Where what is not the system's is seen inside, and where it really is.
    private Map<Path, Path> ownFolders(View view) {
        Map<Path, Path> folders = new LinkedHashMap<>();
        for (Path folder : programs.folders()) {
            if (SystemFiles.FOLDERS.stream().noneMatch(folder::startsWith)) {
                folders.put(folder, folder);
            }
        }
        folders.put(RUNNER, Objects.requireNonNull(programs.runner().getParent()));
        view.readable().forEach((name, folder) -> folders.put(top(name), folder));
        view.writable().forEach((name, folder) -> folders.put(top(name), folder));
        return folders;
    }

    private static String bind(View view, Path inside) {
        return view.writable().keySet().stream().anyMatch(name -> top(name).equals(inside)) ? "--bind" : "--ro-bind";
    }

    private static Path top(String name) {
        return Path.of("/", name);
    }

    private static List<String> namespaces(View.Network network) {
        List<String> options = new ArrayList<>(List.of(
                "--unshare-user",
                "--disable-userns",
                "--unshare-pid",
                "--unshare-ipc",
                "--unshare-uts",
                "--unshare-cgroup-try",
                "--hostname",
                "app",
                "--cap-drop",
                "ALL",
                "--as-pid-1",
                "--die-with-parent"));
        if (network != View.Network.OPEN) {
            options.add("--unshare-net");
        }
        return options;
    }

    private static List<String> systemFiles(View.Network network) {
        List<String> options = new ArrayList<>();
        for (String folder : SystemFiles.FOLDERS) {
            Path path = Path.of(folder);
            try {
                if (Files.isSymbolicLink(path)) {
                    add(options, "--symlink", Files.readSymbolicLink(path).toString(), folder);
                } else {
                    add(options, "--ro-bind-try", folder, folder);
                }
            } catch (IOException e) {
                add(options, "--ro-bind-try", folder, folder);
            }
        }
        SystemFiles.settings(network == View.Network.OPEN).forEach(file -> add(options, "--ro-bind-try", file, file));
        return options;
    }

    private static void add(List<String> command, String... words) {
        command.addAll(List.of(words));
    }

    private static String bytes(long count) {
        return Long.toString(count);
    }
}
