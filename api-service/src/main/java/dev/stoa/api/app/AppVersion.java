package dev.stoa.api.app;

import dev.stoa.contracts.manifest.Manifest;
import dev.stoa.contracts.manifest.ManifestReader;
import dev.stoa.contracts.run.RunError;
import dev.stoa.contracts.run.VersionStatus;
import io.hypersistence.utils.hibernate.type.json.JsonType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Type;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// An app at one commit. It never changes but for its status, which a worker's check moves away from CHECKING.
@Entity
@Table(name = "app_versions")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class AppVersion {
    private static final ManifestReader MANIFESTS = new ManifestReader();

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "app_id")
    private App app;

    private int number;
    private String commitId;
    private @Nullable String ref;

    @Column(columnDefinition = "json")
    @ColumnTransformer(write = "?::json")
    private String manifest;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    private List<String> secretNames;

    private @Nullable String readme;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    private VersionStatus status;

    @Type(JsonType.class)
    @Column(columnDefinition = "jsonb")
    private @Nullable RunError error;

    private @Nullable String checkLog;
    private @Nullable String python;
    private @Nullable String java;

    @Type(JsonType.class)
    @Column(columnDefinition = "jsonb")
    private @Nullable List<InstalledPackage> packages;

    private Instant createdAt;
    private @Nullable Instant checkedAt;

    protected AppVersion() {}

    /// A version that a worker has yet to check.
    ///
    /// @param number counts the app's versions from 1
    AppVersion(App app, int number, RegisteredSource source, @Nullable String ref, Instant now) {
        this.app = app;
        this.number = number;
        this.commitId = source.commitId();
        this.ref = ref;
        this.manifest = source.manifest().document().toString();
        this.secretNames = source.manifest().secrets();
        this.readme = source.readme();
        this.status = VersionStatus.CHECKING;
        this.createdAt = now;
    }

    /// The id; set as soon as the version is stored.
    public long id() {
        if (id == null) {
            throw new IllegalStateException("Version " + number + " is not stored yet.");
        }
        return id;
    }

    /// The app this is a version of.
    public App app() {
        return app;
    }

    /// Counts the app's versions from 1.
    public int number() {
        return number;
    }

    /// The commit's full id.
    public String commitId() {
        return commitId;
    }

    /// The branch or tag the commit was named by; null when it was the default branch.
    public @Nullable String ref() {
        return ref;
    }

    /// The manifest, read anew at each call: keep it where it is used often.
    public Manifest manifest() {
        return MANIFESTS.read(manifest);
    }

    /// The names of the secrets its runs are given, as the manifest has them.
    public List<String> secretNames() {
        return List.copyOf(secretNames);
    }

    /// The app's README.md as Markdown; null when it has none.
    public @Nullable String readme() {
        return readme;
    }

    /// Where the check stands.
    public VersionStatus status() {
        return status;
    }

    /// Whether the version can be run.
    public boolean isReady() {
        return status == VersionStatus.READY;
    }

    /// Why the version is broken; null unless it is.
    public @Nullable RunError error() {
        return error;
    }

    /// What the app printed while it was imported; null before the check.
    public @Nullable String checkLog() {
        return checkLog;
    }

    /// The version of Java the check ran on; null before the check, and for a Python app.
    public @Nullable String java() {
        return java;
    }

    /// The version of Python the check ran on; null before the check, and for a Java app.
    public @Nullable String python() {
        return python;
    }

    /// The Python packages it saw when it was checked, by name; null before the check, and for a Java app.
    public @Nullable List<InstalledPackage> packages() {
        return packages;
    }

    /// When the version was registered.
    public Instant createdAt() {
        return createdAt;
    }

    /// When the check ended; null before that.
    public @Nullable Instant checkedAt() {
        return checkedAt;
    }
}
