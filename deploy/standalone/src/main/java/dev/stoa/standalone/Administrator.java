package dev.stoa.standalone;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Somebody to sign in as: the first account, and a link for the browser on this machine.
///
/// @param name     what the account signs in with
/// @param password only when the account was made just now: it is kept nowhere
/// @param link     an address that signs in as this account, once
record Administrator(String name, Optional<String> password, String link) {
    private static final String NAME = "admin";
    /// No letters and digits that look alike.
    private static final String CHARACTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 5;
    private static final int GROUP = 4;

    /// The first account that may administer, made when there is none.
    static Administrator of(ApiClient client) {
        Optional<JsonNode> found = answered(client.get("/api/accounts"), "list the accounts")
                .valueStream()
                .filter(account -> account.path("role").asString("").equals("admin"))
                .filter(account -> !account.path("disabled").asBoolean())
                .findFirst();
        Optional<String> password = found.isEmpty() ? Optional.of(newPassword()) : Optional.empty();
        JsonNode account = found.orElseGet(() -> answered(
                client.post("/api/accounts", Map.of("name", NAME, "role", "admin", "password", password.orElseThrow())),
                "make an account"));
        String path = answered(
                        client.post(
                                "/api/accounts/%s/link"
                                        .formatted(account.path("id").asString()),
                                Map.of()),
                        "make a link to sign in")
                .path("path")
                .asString("");
        return new Administrator(account.path("name").asString(""), password, client.address() + path);
    }

    private static JsonNode answered(ApiClient.Answer answer, String what) {
        if (!answer.isSuccess()) {
            throw UpException.failure("The API does not %s: %s".formatted(what, answer.problem()));
        }
        return answer.body();
    }

    private static String newPassword() {
        SecureRandom random = new SecureRandom();
        return random.ints((long) GROUPS * GROUP, 0, CHARACTERS.length())
                .mapToObj(index -> String.valueOf(CHARACTERS.charAt(index)))
                .collect(Collectors.joining())
                .replaceAll("(.{%d})(?!$)".formatted(GROUP), "$1-");
    }
}
