package dev.stoa.contracts.source;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Answers for hosts whose names end with `.stoa.test` as a stranger's name server might; all others are asked for as
/// ever.
public final class TestNames extends InetAddressResolverProvider {
    private static final Map<String, List<String>> ANSWERS = Map.of(
            "private.stoa.test", List.of("10.1.2.3"),
            "metadata.stoa.test", List.of("169.254.169.254"),
            "mixed.stoa.test", List.of("203.0.113.7", "2606:50c0:8000::153", "127.0.0.1"),
            "mapped.stoa.test", List.of("::ffff:127.0.0.1"),
            "six.stoa.test", List.of("::127.0.0.1"));

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new Answers(configuration.builtinResolver());
    }

    @Override
    public String name() {
        return "names of the tests";
    }

    private record Answers(InetAddressResolver builtin, AtomicInteger asked) implements InetAddressResolver {

        Answers(InetAddressResolver builtin) {
            this(builtin, new AtomicInteger());
        }

        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            if (host.equals("fickle.stoa.test")) {
                return Stream.of(InetAddress.getByName(asked.getAndIncrement() == 0 ? "203.0.113.7" : "127.0.0.1"));
            }
            List<String> answers = ANSWERS.get(host);
            if (answers == null) {
                return builtin.lookupByName(host, policy);
            }
            Stream.Builder<InetAddress> found = Stream.builder();
            for (String answer : answers) {
                found.add(InetAddress.getByName(answer));
            }
            return found.build();
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return builtin.lookupByAddress(address);
        }
    }
}
