package dev.stoa.api.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// A file of the site, in memory. It is compressed once, when it is first asked for compressed: a site never changes
/// while it is served, so compressing each answer anew would only cost time. Threadsafe.
final class SiteFile {
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    private final FileType type;
    private final String cacheControl;
    private final @Nullable String policy;
    private final Content plain;
    private boolean gzipWasTried;
    private @Nullable Content gzipped;

    /// @param name from the export's root on
    SiteFile(String name, byte[] bytes) {
        this.type = FileType.of(name);
        this.cacheControl = isNamedByContent(name) ? FOR_GOOD : ASK_AGAIN;
        this.policy = type == FileType.HTML ? PagePolicy.of(bytes) : null;
        this.plain = new Content(bytes, etag(bytes, ""));
    }

    /// The Content-Type header.
    String contentType() {
        return type.contentType();
    }

    /// The Cache-Control header.
    String cacheControl() {
        return cacheControl;
    }

    /// The Content-Security-Policy header of a page; empty for what is none.
    Optional<String> policy() {
        return Optional.ofNullable(policy);
    }

    /// The file as it is.
    Content plain() {
        return plain;
    }

    /// The file compressed with gzip; empty when that makes it no smaller.
    synchronized Optional<Content> gzipped() {
        if (!gzipWasTried && type.isCompressible()) {
            byte[] bytes = gzip(plain.bytes);
            gzipped = bytes.length < plain.bytes.length ? new Content(bytes, etag(plain.bytes, "-gzip")) : null;
        }
        gzipWasTried = true;
        return Optional.ofNullable(gzipped);
    }

    /// Only these names have a hash of the content in them.
    private static boolean isNamedByContent(String name) {
        return name.startsWith("_next/static/chunks/") || name.startsWith("_next/static/media/");
    }

    private static String etag(byte[] bytes, String form) {
        return '"' + HexFormat.of().formatHex(Sha256.of(bytes), 0, 16) + form + '"';
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 3);
        try (OutputStream gzip = new BestGzip(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    /// The file in one form.
    static final class Content {
        private final byte[] bytes;
        private final String etag;

        private Content(byte[] bytes, String etag) {
            this.bytes = bytes;
            this.etag = etag;
        }

        /// Not to be changed.
        byte[] bytes() {
            return bytes;
        }

        /// Tells this content, in this form, from any other.
        String etag() {
            return etag;
        }
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
