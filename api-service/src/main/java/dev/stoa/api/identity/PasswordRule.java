package dev.stoa.api.identity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a password must be like: long, and neither one that many have nor made of what is tried first here
/// (NIST SP 800-63B-4, 3.1.1.2; OWASP ASVS 5.0, 6.2.4 and 6.2.11).
final class PasswordRule {
    static final int SHORTEST = 12;
    /// More bytes than this bcrypt does not take.
    private static final int LONGEST_BYTES = 72;
    private static final int FEWEST_CHARACTERS = 5;

    /// Parts of names that are shorter are parts of many words.
    private static final int SHORTEST_PART = 4;

    private static final Pattern BETWEEN_PARTS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final List<String> EVERYWHERE = List.of("stoa", "admin", "password");

    private PasswordRule() {}

    /// Throws [AccountRefusedException] with the rule that is broken.
    ///
    /// @param account whose password it is to be; its name and its owner's are tried first
    /// @param words   what else is tried first here, such as the organisation's name
    static void check(String password, Account account, Collection<String> words) {
        checkLength(password);
        String plain = password.toLowerCase(Locale.ROOT);
        if (plain.chars().distinct().count() < FEWEST_CHARACTERS) {
            throw new AccountRefusedException(
                    "The password has too few different characters; it needs at least %d. A few words make a good one."
                            .formatted(FEWEST_CHARACTERS));
        }
        if (CommonPasswords.has(plain)) {
            throw new AccountRefusedException(
                    "The password is one that many people have, so it is tried first. A few words make a good one.");
        }
        checkWords(plain, tried(account, words));
    }

    private static void checkLength(String password) {
        int length = length(password);
        if (length < SHORTEST) {
            throw new AccountRefusedException(
                    "The password has %d characters; it needs at least %d. A few words make a good one."
                            .formatted(length, SHORTEST));
        }
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_BYTES) {
            throw new AccountRefusedException(
                    "The password takes %d bytes; it may take %d. A letter or digit of English takes one, others two to four."
                            .formatted(bytes, LONGEST_BYTES));
        }
    }

    /// What is left when the words are taken out must be long enough by itself.
    private static void checkWords(String plain, Collection<String> words) {
        String rest = plain;
        List<String> found = new ArrayList<>();
        for (String word : words) {
            if (rest.contains(word)) {
                found.add(word);
                rest = rest.replace(word, "");
            }
        }
        if (!found.isEmpty() && length(rest) < SHORTEST) {
            throw new AccountRefusedException(
                    "The password has %d characters beside what is tried first here (%s); it needs at least %d."
                            .formatted(length(rest), String.join(", ", found), SHORTEST));
        }
    }

    /// The words, in lower case, the longest first.
    private static Collection<String> tried(Account account, Collection<String> words) {
        Set<String> all =
                new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        all.addAll(EVERYWHERE);
        all.add(account.name());
        words.forEach(word -> all.add(word.toLowerCase(Locale.ROOT)));
        BETWEEN_PARTS
                .splitAsStream(account.name() + " " + account.displayName())
                .filter(part -> part.length() >= SHORTEST_PART)
                .forEach(part -> all.add(part.toLowerCase(Locale.ROOT)));
        return all;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
