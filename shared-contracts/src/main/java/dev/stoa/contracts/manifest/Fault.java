package dev.stoa.contracts.manifest;

/// One thing that is wrong with a document, and where.
///
/// @param pointer JSON pointer (RFC 6901) to the value at fault; empty for the document itself
/// @param detail  a sentence a person can act on
public record Fault(String pointer, String detail) {

    /// A pointer's next step, escaped as RFC 6901 asks.
    public static String step(String key) {
        return "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
