package dev.stoa.worker.sandbox;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Root's folders are often closed to others, with all that lies in them. Where a worker is root, what app code is to
/// read is therefore shown at places that anybody may pass through, in a mount namespace that only its runner has.
final class PassableFolders {
    /// There on every Linux, and used by nothing that runs.
    private static final Path PLACE = Path.of("/mnt");

    private final Map<Path, Path> folders;

    /// @param folders where each is to be seen inside, and where it really is
    PassableFolders(Map<Path, Path> folders) {
        this.folders = folders;
    }

    /// Begins a command with what shows the folders; what is added to it sees them.
    ///
    /// @return where each is to be seen inside, and where it can be passed to
    Map<Path, Path> enter(List<String> command) {
        Map<Path, Path> passable = new LinkedHashMap<>();
        StringBuilder script = new StringBuilder("mount -t tmpfs -o size=1m,mode=755 stoa ").append(PLACE);
        command.addAll(List.of("unshare", "--mount", "--propagation", "private", "sh", "-ec"));
        int number = 0;
        for (Map.Entry<Path, Path> folder : folders.entrySet()) {
            Path place = PLACE.resolve(Integer.toString(number++));
            passable.put(folder.getKey(), place);
            script.append("; mkdir ")
                    .append(place)
                    .append("; mount --bind \"$1\" ")
                    .append(place)
                    .append("; shift");
        }
        command.add(script.append("; exec \"$@\"").toString());
        command.add("sh");
        folders.values().forEach(folder -> command.add(folder.toString()));
        return passable;
    }
}
