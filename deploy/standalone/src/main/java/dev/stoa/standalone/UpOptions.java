package dev.stoa.standalone;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The command line of `deploy/up`.
///
/// @param data the data folder, absolute
/// @param port of the API
/// @param workers how many worker processes
/// @param fresh whether the data are deleted first
record UpOptions(Path data, int port, int workers, boolean fresh) {

    private static final int DEFAULT_PORT = 8080;
    private static final int DEFAULT_WORKERS = 2;
    private static final int MOST_WORKERS = 64;

    /// @param root of the repository: the default data folder is in it
    /// @param current the folder that a relative `--data` starts from
    /// @throws UpException naming the option that is unknown or has a wrong value
    static UpOptions parse(List<String> arguments, Path root, Path current) {
        UpOptions options = new UpOptions(root.resolve("data"), DEFAULT_PORT, DEFAULT_WORKERS, false);
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String[] parts = rest.pop().split("=", 2);
            if (parts.length == 2) {
                rest.push(parts[1]);
            }
            options = options.with(parts[0], rest, current);
            if (parts.length == 2 && parts[0].equals("--fresh")) {
                throw UpException.usage("--fresh takes no value.");
            }
        }
        return options;
    }

    private UpOptions with(String option, Deque<String> rest, Path current) {
        return switch (option) {
            case "--data" ->
                new UpOptions(
                        current.resolve(value(option, rest)).toAbsolutePath().normalize(), port, workers, fresh);
            case "--port" -> new UpOptions(data, number(option, rest, 1, 65_535), workers, fresh);
            case "--workers" -> new UpOptions(data, port, number(option, rest, 1, MOST_WORKERS), fresh);
            case "--fresh" -> new UpOptions(data, port, workers, true);
            default ->
                throw UpException.usage(
                        option.startsWith("-")
                                ? "There is no option %s.".formatted(option)
                                : "deploy/up takes options only, not '%s'.".formatted(option));
        };
    }

    private static String value(String option, Deque<String> rest) {
        String value = rest.poll();
        if (value == null || value.isBlank() || value.startsWith("--")) {
            throw UpException.usage("%s needs a value.".formatted(option));
        }
        return value;
    }

    private static int number(String option, Deque<String> rest, int least, int most) {
        String value = value(option, rest);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException ignored) {
            // Said below.
        }
        throw UpException.usage(
                "%s must be a whole number from %d to %d, not '%s'.".formatted(option, least, most, value));
    }
}
