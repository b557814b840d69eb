package dev.stoa.worker.sandbox;

import java.util.List;
import java.util.stream.Stream;

/// What of the system app code may read: programs and libraries, and what those read by themselves.
final class SystemFiles {
    /// On most systems all but the first are links into it.
    static final List<String> FOLDERS = List.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64");

    /// Debian's numpy finds its linear algebra by the first two.
    private static final List<String> SETTINGS = List.of(
            "/etc/alternatives",
            "/etc/ld.so.cache",
            "/etc/localtime",
            // pip tells the index which system it is on.
            "/etc/os-release",
            "/etc/debian_version",
            "/etc/lsb-release",
            "/etc/redhat-release",
            "/etc/system-release",
            "/etc/mime.types",
            "/etc/fonts",
            "/etc/ssl/certs");

    private static final List<String> OF_NETWORK = List.of(
            "/etc/resolv.conf",
            "/etc/hosts",
            "/etc/host.conf",
            "/etc/nsswitch.conf",
            "/etc/gai.conf",
            "/etc/services",
            "/etc/protocols",
            "/etc/ssl/openssl.cnf",
            // What /etc/resolv.conf may be a link to.
            "/run/systemd/resolve/resolv.conf",
            "/run/systemd/resolve/stub-resolv.conf");

    private SystemFiles() {}

    static List<String> settings(boolean network) {
        return Stream.concat(SETTINGS.stream(), network ? OF_NETWORK.stream() : Stream.of())
                .toList();
    }
}
