package dev.stoa.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A host of its own on this machine (a network namespace), with one wire to the database and one to the broker, each
/// of
/// which can be pulled. Needs root.
final class Wires implements AutoCloseable {
    /// The first two numbers of all addresses; by process, so that two tests may run at a time.
    private static final String NETWORK = "10." + (100 + ProcessHandle.current().pid() % 100);

    private final String name;
    private final Wire database;
    private final Wire broker;

    /// @param number from 0, up to 100
    Wires(int number) {
        name = "stoa-%d-%d".formatted(ProcessHandle.current().pid(), number);
        database = new Wire("d%d".formatted(number), "%s.%d".formatted(NETWORK, 2 * number));
        broker = new Wire("b%d".formatted(number), "%s.%d".formatted(NETWORK, 2 * number + 1));
        ip("netns", "add", name);
        ip("-n", name, "link", "set", "lo", "up");
        database.lay();
        broker.lay();
    }

    static boolean areToBeHad() {
        return System.getProperty("user.name").equals("root");
    }

    /// All addresses of all hosts, in CIDR notation.
    static String network() {
        return NETWORK + ".0.0/16";
    }

    /// The database and the broker, as seen from this host.
    ServerAddresses seen(PrivatePostgres postgres, PrivateRabbit rabbit, ServerAddresses here) {
        return new ServerAddresses(
                postgres.jdbcUrl(database.hereAddress()),
                here.owner(),
                here.api(),
                here.worker(),
                rabbit.uri(broker.hereAddress()),
                here.brokerPrefix());
    }

    /// The command that starts another one on this host.
    List<String> within() {
        return List.of("ip", "netns", "exec", name);
    }

    Wire database() {
        return database;
    }

    Wire broker() {
        return broker;
    }

    /// What goes on on this host.
    List<Long> processes() {
        return ip("netns", "pids", name).lines().map(Long::valueOf).toList();
    }

    @Override
    public void close() {
        ip("netns", "delete", name); // its wires go with it
    }

    private static String ip(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        return Processes.output(Path.of("/"), Map.of(), command);
    }

    /// One wire. While it is pulled, packets get lost without a word in both directions, and nobody is told.
    final class Wire {
        private final String device;
        private final String addresses;

        private Wire(String suffix, String addresses) {
            this.device = "st%d%s".formatted(ProcessHandle.current().pid() % 100_000, suffix);
            this.addresses = addresses;
        }

        String hereAddress() {
            return addresses + ".1";
        }

        private void lay() {
            ip("link", "add", device, "type", "veth", "peer", "name", device + "p", "netns", name);
            ip("address", "add", hereAddress() + "/30", "dev", device);
            ip("-n", name, "address", "add", addresses + ".2/30", "dev", device + "p");
            ip("link", "set", device, "up");
            plug();
        }

        void pull() {
            ip("-n", name, "link", "set", device + "p", "down");
        }

        void plug() {
            ip("-n", name, "link", "set", device + "p", "up");
        }
    }
}
