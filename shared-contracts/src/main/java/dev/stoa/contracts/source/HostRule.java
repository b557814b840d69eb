package dev.stoa.contracts.source;

import dev.stoa.contracts.source.SourceException.Place;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Refuses hosts that are this machine or in a private network, unless the operator lists them: an address somebody
/// typed must not reach what only this machine can reach.
final class HostRule {
    private static final Pattern NUMBERS =
            Pattern.compile("(0[xX])?[0-9]+|(0[xX][0-9a-fA-F]*|[0-9]+)(\\.(0[xX][0-9a-fA-F]*|[0-9]+))*\\.?");
    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

    private final SourceProperties properties;

    HostRule(SourceProperties properties) {
        this.properties = properties;
    }

    /// Throws [SourceException] when `host` must not be asked, or has no address.
    void check(@Nullable String host) {
        if (host == null || host.isEmpty()) {
            throw new SourceException(Place.REPO_URL, "repo_url names no host.");
        }
        if (properties.privateHosts().stream().anyMatch(host::equalsIgnoreCase)) {
            return;
        }
        if (NUMBERS.matcher(host).matches() && !DECIMAL.matcher(host).matches()) {
            throw new SourceException(
                    Place.REPO_URL,
                    "The host %s is an address in a spelling that not everybody reads alike. Write it as four decimal numbers."
                            .formatted(host));
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (isPrivate(address)) {
                    throw new SourceException(
                            Place.REPO_URL,
                            "The host %s is this machine or in a private network (%s), which the operator has not allowed. Have it listed in stoa.source.private-hosts."
                                    .formatted(host, address.getHostAddress()));
                }
            }
        } catch (UnknownHostException e) {
            throw new SourceException(
                    Place.REPO_URL, "The host %s is not known. Check the spelling of repo_url.".formatted(host), e);
        }
    }

    /// Whether an address is anything but a public unicast one (RFC 6890, RFC 6598, RFC 4291, RFC 3056, RFC 4380).
    static boolean isPrivate(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address instanceof Inet6Address) {
            boolean globalUnicast = (first & 0xe0) == 0x20; // 2000::/3
            boolean sixToFour = first == 0x20 && second == 0x02; // 2002::/16 leads to IPv4
            boolean teredo = first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0; // as does 2001::/32
            return !globalUnicast || sixToFour || teredo;
        }
        boolean thisNetwork = first == 0;
        boolean carrier = first == 100 && (second & 0xc0) == 64;
        boolean special = first == 192 && second == 0 && (bytes[2] == 0 || bytes[2] == 2);
        boolean benchmark = first == 198 && (second & 0xfe) == 18;
        return thisNetwork || carrier || special || benchmark || first >= 240;
    }
}
