package dev.stoa.api.identity;

import java.text.Normalizer;
import java.util.Locale;

/// Names as an account can have them, made of what a provider calls somebody.
final class ClaimedNames {
    private static final String NOBODYS = "user";
    private static final int LONGEST = 80;
    private static final int SHORTEST = 2;

    private ClaimedNames() {}

    /// A name to sign in with, as [AccountChanges] would take it.
    ///
    /// @param number 1 for the plain one; a higher one makes another name of the same claim
    static String accountName(String claimed, int number) {
        String plain = Normalizer.normalize(claimed.strip(), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._@+-]+", "-")
                .replaceAll("^[^a-z0-9]+", "");
        String name = plain.length() < SHORTEST ? NOBODYS : plain;
        String ending = number == 1 ? "" : "-" + number;
        return name.substring(0, Math.min(name.length(), LONGEST - ending.length())) + ending;
    }

    /// A display name: the claim on one line and not too long; the account's name for a blank one.
    static String displayName(String claimed, String accountName) {
        String line = claimed.replaceAll("\\p{Cntrl}+", " ").strip();
        String cut =
                line.substring(0, line.offsetByCodePoints(0, Math.min(line.codePointCount(0, line.length()), LONGEST)));
        return cut.isEmpty() ? accountName : cut;
    }
}
