package dev.stoa.api.identity;

/// What somebody showed to be known by, and what [Proofs] can be asked about again while a connection stays open.
public sealed interface Proof {

    /// A browser's session.
    record OfSession(String id) implements Proof {}

    /// An API token.
    ///
    /// @param hash what is kept of it, in hexadecimal
    record OfToken(String hash) implements Proof {}

    /// Something that does not end while this process runs, such as the operator's token.
    record Lasting(Caller caller) implements Proof {}
}
