package dev.stoa.api.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.attack.RawHttp.Reply;
import dev.stoa.api.support.Browser;
import dev.stoa.api.support.LocalAccountsTest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// Guessing of names and passwords. Hours pass by a change of the table that failures are counted in.
class GuessingIT extends LocalAccountsTest {
    private static final int HOUR = 3600;
    private static final int TIMES = 7;

    @Test
    void aForwardedAddressIsNoNewPlace() {
        account("ada", "runner");
        Reply last = new Reply("", "");
        for (int i = 0; i < 7; i++) {
            String address = "203.0.113." + i;
            last = guess(
                    here(),
                    "ada",
                    "X-Forwarded-For: " + address,
                    "X-Real-IP: " + address,
                    "Forwarded: for=" + address,
                    "True-Client-IP: " + address,
                    "CF-Connecting-IP: " + address);
        }
        assertThat(last.status()).isEqualTo(429);
    }

    @Test
    void oneNameIsGuessedAtFromEverywhereAFewTimesAnHour() {
        account("ada", "runner");
        assertThat(anHourOf(i -> guess(place(i), "ada"))).isBetween(50, 65);
    }

    @Test
    void manyNamesAreGuessedAtFromOnePlaceAFewTimesAnHour() {
        assertThat(anHourOf(i -> guess(here(), "name" + i))).isBetween(30, 45);
    }

    @Test
    void anOwnAccountBesideDoesNotReleaseTheBrake() {
        account("mallory", "runner");
        int looked = anHourOf(i -> {
            if (i % 5 == 0) {
                new Browser(port).signIn("mallory", PASSWORD);
            }
            return guess(here(), "name" + i);
        });
        assertThat(looked).isLessThan(45);
    }

    @Test
    void whoGuessesAtTheOwnPasswordKeepsNobodyElseFromChangingTheirs() {
        account("mallory", "runner");
        account("ada", "runner");
        Browser mallory = signedIn("mallory");
        for (int i = 0; i < 36; i++) {
            mallory.post("/api/account/password", "{\"current\": \"wrong\", \"chosen\": \"a new long one\"}");
            pass(1000);
        }
        pass(-1000);
        assertThat(signedIn("ada")
                        .post(
                                "/api/account/password",
                                "{\"current\": \"%s\", \"chosen\": \"a new long one\"}".formatted(PASSWORD))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void howLongAnAnswerTakesDoesNotTellWhoHasAnAccount() {
        account("ada", "runner");
        account("gone", "runner");
        operator.post("/api/accounts/" + id("gone") + "/disable", "");
        operator.post("/api/accounts", "{\"name\": \"invited\", \"role\": \"runner\"}");
        Map<String, List<Long>> micros = new HashMap<>();
        for (int i = -1; i < TIMES; i++) {
            for (String name : List.of("ada", "nobody", "gone", "invited")) {
                database.sql("TRUNCATE sign_in_failures").update();
                long started = System.nanoTime();
                assertThat(guess(here(), name).status()).isEqualTo(401);
                if (i >= 0) {
                    micros.computeIfAbsent(name, first -> new ArrayList<>())
                            .add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - started));
                }
            }
        }
        List<Long> medians = micros.values().stream()
                .map(times -> times.stream().sorted().toList().get(TIMES / 2))
                .sorted()
                .toList();
        assertThat(medians.getLast()).as("%s", micros).isLessThan(medians.getFirst() * 3 / 2);
    }

    /// How many guesses are looked at in an hour by somebody who waits exactly as long as needed.
    private int anHourOf(IntFunction<Reply> guess) {
        int looked = 0;
        for (int seconds = 0; seconds < HOUR; ) {
            Reply reply = guess.apply(looked);
            if (reply.status() == 429) {
                int wait = Integer.parseInt(reply.header("Retry-After").getFirst());
                pass(wait);
                seconds += wait;
            } else {
                assertThat(reply.status()).isEqualTo(401);
                looked++;
            }
        }
        return looked;
    }

    private void pass(int seconds) {
        database.sql("UPDATE sign_in_failures SET failed_at = failed_at - :seconds * interval '1 second'")
                .param("seconds", seconds)
                .update();
    }

    private Reply guess(InetAddress from, String name, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(
                List.of("Cookie: XSRF-TOKEN=t", "X-XSRF-TOKEN: t", "Content-Type: application/x-www-form-urlencoded"));
        return RawHttp.send(
                port, from, "POST /api/session", "name=" + name + "&password=wrong", all.toArray(String[]::new));
    }

    private static InetAddress here() {
        return InetAddress.getLoopbackAddress();
    }

    private static InetAddress place(int number) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (number % 250 + 1)});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
