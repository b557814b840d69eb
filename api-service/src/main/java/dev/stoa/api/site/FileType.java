package dev.stoa.api.site;

/// What a file of the site is, by the ending of its name.
enum FileType {
    HTML("text/html; charset=utf-8", true),
    MARKDOWN("text/markdown; charset=utf-8", true),
    TEXT("text/plain; charset=utf-8", true),
    STYLES("text/css; charset=utf-8", true),
    SCRIPT("text/javascript; charset=utf-8", true),
    JSON("application/json", true),
    WEB_MANIFEST("application/manifest+json", true),
    XML("application/xml", true),
    SVG("image/svg+xml", true),
    ICON("image/x-icon", true),
    PNG("image/png", false),
    JPEG("image/jpeg", false),
    WEBP("image/webp", false),
    AVIF("image/avif", false),
    WOFF2("font/woff2", false),
    WASM("application/wasm", true),
    OTHER("application/octet-stream", false);

    private final String contentType;
    private final boolean compressible;

    FileType(String contentType, boolean compressible) {
        this.contentType = contentType;
        this.compressible = compressible;
    }

    /// The type of the file with this name; [#OTHER] when its ending is not known.
    static FileType of(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> HTML;
            case "md" -> MARKDOWN;
            case "txt" -> TEXT;
            case "css" -> STYLES;
            case "js", "mjs" -> SCRIPT;
            case "json", "map" -> JSON;
            case "webmanifest" -> WEB_MANIFEST;
            case "xml" -> XML;
            case "svg" -> SVG;
            case "ico" -> ICON;
            case "png" -> PNG;
            case "jpg", "jpeg" -> JPEG;
            case "webp" -> WEBP;
            case "avif" -> AVIF;
            case "woff2" -> WOFF2;
            case "wasm" -> WASM;
            default -> OTHER;
        };
    }

    /// The Content-Type header.
    String contentType() {
        return contentType;
    }

    /// Whether the format leaves anything to compress.
    boolean isCompressible() {
        return compressible;
    }
}
