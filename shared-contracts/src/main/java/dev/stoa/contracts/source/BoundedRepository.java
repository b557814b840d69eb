package dev.stoa.contracts.source;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.transport.PackParser;

/// A bare repository that takes no object above a size out of a pack. JGit has that limit for what is pushed to it and
/// not for what it fetches, and builds an object that is kept as a difference in memory, however large it becomes: a
/// few hundred bytes can say "twice the one before" thirty times.
final class BoundedRepository extends FileRepository {
    private final long mostBytes;

    /// @param folder    an empty folder
    /// @param mostBytes of one object, unpacked
    BoundedRepository(File folder, long mostBytes) throws IOException {
        super(folder);
        this.mostBytes = mostBytes;
    }

    @Override
    public ObjectInserter newObjectInserter() {
        ObjectInserter unbounded = super.newObjectInserter();
        return new ObjectInserter.Filter() {
            @Override
            protected ObjectInserter delegate() {
                return unbounded;
            }

            @Override
            public PackParser newPackParser(InputStream in) throws IOException {
                PackParser parser = super.newPackParser(in);
                parser.setMaxObjectSizeLimit(mostBytes);
                return parser;
            }
        };
    }
}
