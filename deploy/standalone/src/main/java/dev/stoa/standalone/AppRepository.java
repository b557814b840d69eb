package dev.stoa.standalone;

import java.nio.file.Path;

/// A Git repository made from an app's folder.
///
/// @param name of the folder
/// @param url `file:///...`
/// @param commit 40 hexadecimal characters
record AppRepository(String name, String url, String commit) {

    static AppRepository of(Path repository, String commit) {
        String path = repository.toAbsolutePath().toUri().getRawPath();
        String url = "file://" + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        return new AppRepository(String.valueOf(repository.getFileName()), url, commit);
    }
}
