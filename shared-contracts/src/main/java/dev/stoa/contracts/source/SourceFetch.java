package dev.stoa.contracts.source;

import dev.stoa.contracts.source.SourceException.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.api.FetchCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.jspecify.annotations.Nullable;

/// Fetches the one commit that an app's version is made of, without its history where the host allows. Threadsafe.
public final class SourceFetch implements AutoCloseable {
    private static final Pattern FULL_ID = Pattern.compile("[0-9a-f]{40}");
    private static final String FETCHED = "refs/stoa/fetched/";

    private final SourceProperties properties;
    private final SourceTransport transport;

    /// @param properties what may be fetched, and how to sign in
    public SourceFetch(SourceProperties properties) {
        this.properties = properties;
        this.transport = new SourceTransport(properties);
    }

    /// Fetches what `ref` names.
    ///
    /// @param ref    a branch, a tag or a full commit id; null for the repository's default branch
    /// @param folder an empty folder for the fetched objects; the caller deletes it after closing the source
    /// @throws SourceException when there is no such source or it is refused; the message is for the person who asked
    public FetchedSource fetch(SourceAddress address, @Nullable String ref, Path folder) {
        transport.check(address);
        String name = ref == null || ref.isBlank() ? null : ref.strip();
        if (name != null && FULL_ID.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            return fetchCommit(address, name.toLowerCase(Locale.ROOT), folder);
        }
        return open(address, folder, repository -> {
            Ref advertised = advertised(repository, address, name);
            fetch(repository, address, List.of(new RefSpec("+" + advertised.getName() + ":" + FETCHED + "ref")), 1);
            return Objects.requireNonNull(repository.resolve(FETCHED + "ref"), "the ref just fetched");
        });
    }

    /// Fetches one commit by its full id.
    ///
    /// @param folder as for [#fetch]
    public FetchedSource fetchCommit(SourceAddress address, String commitId, Path folder) {
        transport.check(address);
        return open(address, folder, repository -> {
            try {
                fetch(repository, address, List.of(new RefSpec(commitId)), 1);
            } catch (SourceException notOffered) {
                // Not every host hands out commits that no branch or tag ends at: take all branches and look.
                fetchAll(repository, address, notOffered);
            }
            return ObjectId.fromString(commitId);
        });
    }

    @Override
    public void close() {
        transport.close();
    }

    private interface Fetching {
        ObjectId into(Repository repository) throws IOException, GitAPIException;
    }

    private FetchedSource open(SourceAddress address, Path folder, Fetching fetching) {
        Repository repository = null;
        try {
            repository = new BoundedRepository(
                    folder.toFile(), properties.fetchSize().toBytes());
            repository.create(true);
            // Nothing is tidied up behind our back: the folder is deleted as soon as it has been read.
            StoredConfig config = repository.getConfig();
            config.setInt(ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_AUTO, 0);
            config.setBoolean(ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_AUTODETACH, false);
            return new FetchedSource(repository, commit(repository, fetching.into(repository)), address, properties);
        } catch (IOException | GitAPIException e) {
            close(repository);
            throw FetchFailure.worded(address, e);
        } catch (RuntimeException e) {
            close(repository);
            throw e;
        }
    }

    private static void close(@Nullable Repository repository) {
        if (repository != null) {
            repository.close();
        }
    }

    private static RevCommit commit(Repository repository, ObjectId id) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.parseCommit(id);
        } catch (MissingObjectException e) {
            throw new SourceException(
                    Place.REF, "ref names commit %s, which is not in the repository.".formatted(id.name()), e);
        }
    }

    private Ref advertised(Repository repository, SourceAddress address, @Nullable String name) throws GitAPIException {
        Map<String, Ref> refs = Git.wrap(repository)
                .lsRemote()
                .setRemote(address.repoUrl())
                .setCredentialsProvider(transport.credentials())
                .setTransportConfigCallback(transport::configure)
                .setTimeout(timeoutSeconds())
                .callAsMap();
        if (refs.isEmpty()) {
            throw new SourceException(
                    Place.REPO_URL, "The repository %s is empty. Push a commit first.".formatted(address.repoUrl()));
        }
        return Stream.of(name == null ? Constants.HEAD : name, Constants.R_HEADS + name, Constants.R_TAGS + name)
                .map(candidate -> Optional.ofNullable(refs.get(candidate)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> unknown(name, refs.keySet()));
    }

    private static SourceException unknown(@Nullable String name, Collection<String> refs) {
        String known = refs.stream()
                .filter(ref -> ref.startsWith(Constants.R_HEADS) || ref.startsWith(Constants.R_TAGS))
                .map(ref -> ref.replaceFirst("^refs/(heads|tags)/", ""))
                .sorted()
                .limit(10)
                .collect(Collectors.joining(", "));
        if (name == null) {
            return new SourceException(
                    Place.REF, "The repository has no default branch. Name a ref; there are %s.".formatted(known));
        }
        return new SourceException(
                Place.REF,
                "ref must be a branch, a tag or a full commit id of 40 digits; there is no \"%s\". There are %s."
                        .formatted(name, known));
    }

    private void fetchAll(Repository repository, SourceAddress address, SourceException notOffered)
            throws GitAPIException {
        if (notOffered.place() != Place.REF) {
            throw notOffered;
        }
        fetch(
                repository,
                address,
                List.of(
                        new RefSpec("+refs/heads/*:" + FETCHED + "heads/*"),
                        new RefSpec("+refs/tags/*:" + FETCHED + "tags/*")),
                Integer.MAX_VALUE);
    }

    private void fetch(Repository repository, SourceAddress address, List<RefSpec> specs, int depth)
            throws GitAPIException {
        FetchGuard guard = new FetchGuard(repository.getDirectory().toPath(), properties);
        try {
            FetchCommand fetch = Git.wrap(repository)
                    .fetch()
                    .setRemote(address.repoUrl())
                    .setRefSpecs(specs)
                    .setTagOpt(TagOpt.NO_TAGS)
                    .setCredentialsProvider(transport.credentials())
                    .setTransportConfigCallback(transport::configure)
                    .setTimeout(timeoutSeconds())
                    .setProgressMonitor(guard);
            if (depth < Integer.MAX_VALUE) {
                fetch.setDepth(depth);
            }
            fetch.call();
        } catch (GitAPIException e) {
            if (guard.reason() != null) {
                throw new SourceException(
                        Place.REPO_URL, "Fetching %s %s.".formatted(address.repoUrl(), guard.reason()), e);
            }
            throw FetchFailure.worded(address, e);
        }
    }

    private int timeoutSeconds() {
        return Math.toIntExact(Math.max(1, properties.fetchTimeout().toSeconds()));
    }
}
