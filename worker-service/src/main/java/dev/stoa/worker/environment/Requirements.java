package dev.stoa.worker.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What an app's `requirements.txt` asks for: packages by name, from the operator's index and from nowhere else.
///
/// @param text    the file's text, so that pip names the author's own lines
/// @param meaning the same requirements however they are written: sorted, without comments
record Requirements(String text, String meaning) {
    static final String FILE = "requirements.txt";

    private static final int MOST_BYTES = 100_000;
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");
    /// A name, extras, versions, markers and hashes, as pip's requirements file format has them.
    private static final Pattern BY_NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*\\s*(\\[[^\\]]*\\])?\\s*[^@/\\\\]*(\\s--hash=\\S+)*");

    /// The requirements of an app; empty when it has no such file.
    ///
    /// @param app its folder
    /// @throws EnvironmentException when they ask for something else than packages by name
    static Optional<Requirements> of(Path app) {
        Path file = app.resolve(FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new EnvironmentException("%s must not be larger than %,d bytes; it has %,d."
                        .formatted(FILE, MOST_BYTES, Files.size(file)));
            }
            return Optional.of(parse(Files.readString(file)));
        } catch (CharacterCodingException e) {
            throw new EnvironmentException("%s must be UTF-8 text.".formatted(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a file's text; throws as [#of] does.
    static Requirements parse(String text) {
        List<String> found = new ArrayList<>();
        int number = 0;
        // A backslash at its end carries a line on.
        for (String line :
                text.replace("\uFEFF", "").replaceAll("\\\\\\R", " ").lines().toList()) {
            number++;
            String requirement = COMMENT.matcher(line).replaceFirst("").strip();
            if (!requirement.isEmpty()) {
                if (!BY_NAME.matcher(requirement).matches()) {
                    throw new EnvironmentException(
                            "%s, line %d: %s is not a package by its name. Options, addresses, paths and other files are not read: packages come from the operator's index, such as numpy>=2.1."
                                    .formatted(FILE, number, shortened(requirement)));
                }
                found.add(requirement);
            }
        }
        return new Requirements(text, found.stream().sorted().distinct().collect(Collectors.joining("\n")));
    }

    private static String shortened(String requirement) {
        return requirement.length() <= 100 ? requirement : requirement.substring(0, 100) + "...";
    }
}
