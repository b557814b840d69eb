package dev.stoa.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Empties a data folder in a JVM that file permissions bind, as they do not bind root.
final class EmptyDataFolder {

    private EmptyDataFolder() {}

    /// What the program printed.
    static String asOrdinaryUser(Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EmptyDataFolder.class.getName(),
                folder.toString()));
        if ("root".equals(System.getProperty("user.name"))) {
            // Without its capabilities root is the owner of its files and no more (capabilities(7)).
            command.addAll(0, List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return printed;
    }

    public static void main(String[] arguments) {
        DataFolder folder = new DataFolder(Path.of(arguments[0]));
        System.out.print(isRefused(folder.worker().resolve("scratch/hidden")) ? "refused, then " : "");
        folder.deleteContent();
        System.out.println("emptied");
    }

    private static boolean isRefused(Path hidden) {
        try (Stream<Path> children = Files.list(hidden)) {
            return children.findAny().isEmpty();
        } catch (AccessDeniedException ignored) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
