package dev.stoa.javarunner;

/// Text as UTF-8 and the database can hold it.
final class StorableText {
    private StorableText() {}

    /// Without U+0000, and with `?` in place of halves of characters.
    static String of(String text) {
        return hasNul(text) || hasHalves(text) ? repaired(text) : text;
    }

    static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }

    private static boolean hasHalves(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints().anyMatch(StorableText::isHalf);
            }
        }
        return false;
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static String repaired(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .filter(codePoint -> codePoint != 0)
                .forEach(codePoint -> whole.appendCodePoint(isHalf(codePoint) ? '?' : codePoint));
        return whole.toString();
    }
}
