package dev.stoa.api.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.attack.RawHttp.Reply;
import dev.stoa.api.support.ApiTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A page whose own name was made to lead to this machine, where nobody signs in. Its scripts may send any header.
class LocalNameIT extends ApiTest {

    @Test
    void isRefusedWhateverElseItSays() {
        for (String header : List.of(
                "X-Nothing: -",
                "X-Forwarded-Host: localhost",
                "X-Forwarded-Host: 127.0.0.1",
                "X-Forwarded-Server: localhost",
                "X-Host: localhost",
                "X-Original-Host: localhost",
                "Forwarded: host=localhost",
                "Forwarded: for=127.0.0.1;host=localhost;proto=http")) {
            Reply reply = RawHttp.send(port, "GET /api/apps", "", "Host: evil.example:" + port, header);
            assertThat(reply.status()).as(header).isEqualTo(400);
            assertThat(reply.body()).contains("a host by which Stoa is not called");
        }
    }

    @Test
    void aNameThatOnlyLooksLocalIsRefused() {
        for (String host : List.of(
                "localhost.evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "0", "0.0.0.0", "")) {
            assertThat(RawHttp.send(port, "GET /api/apps", "", "Host: " + host).status())
                    .as(host)
                    .isEqualTo(400);
        }
    }
}
