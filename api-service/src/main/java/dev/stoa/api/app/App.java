package dev.stoa.api.app;

import dev.stoa.contracts.manifest.Manifest;
import dev.stoa.contracts.source.SourceAddress;
import io.hypersistence.utils.hibernate.type.json.JsonType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A repository, or a folder of one, that people can run. What its card and form show is its current version's.
@Entity
@Table(name = "apps")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class App {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private @Nullable Long ownerId;

    @Formula("(SELECT o.display_name FROM accounts o WHERE o.id = owner_id)")
    private @Nullable String ownerName;

    @Column(name = "is_restricted")
    private boolean restricted;

    private String functionName;
    private String repoUrl;
    private String path;
    private String name;
    private String description;

    @Type(JsonType.class)
    @Column(columnDefinition = "jsonb")
    private List<String> tags;

    @Type(JsonType.class)
    @Column(columnDefinition = "jsonb")
    private JsonNode inputSchema;

    @Type(JsonType.class)
    @Column(columnDefinition = "jsonb")
    private List<String> inputOrder;

    @OneToOne(fetch = FetchType.EAGER)
    @JoinColumn(name = "current_version_id")
    private @Nullable AppVersion currentVersion;

    @SuppressWarnings("UnusedVariable") // workers read it, when they make a version current
    private int passedOver;

    private Instant createdAt;
    private Instant updatedAt;

    protected App() {}

    /// A new app, without a version yet.
    App(long ownerId, String functionName, SourceAddress address, Manifest manifest, Instant now) {
        this.ownerId = ownerId;
        this.functionName = functionName;
        this.repoUrl = address.repoUrl();
        this.path = address.path();
        this.createdAt = now;
        describe(manifest, now);
    }

    /// Makes a version the one that new runs use. Only a version that can be run takes another's place once there is
    /// one
    /// that can.
    void use(AppVersion version, Manifest manifest, Instant now) {
        if (currentVersion == null || !currentVersion.isReady() || version.isReady()) {
            currentVersion = version;
            describe(manifest, now);
        }
    }

    /// Makes an earlier or later version the one that new runs use, because somebody chose it.
    ///
    /// @param version one that is ready
    /// @param newest  the number of the app's newest version: its check, should it still go on, and those before it do
    ///                not undo the choice
    void choose(AppVersion version, int newest, Instant now) {
        currentVersion = version;
        passedOver = newest;
        describe(version.manifest(), now);
    }

    private void describe(Manifest manifest, Instant now) {
        this.name = manifest.name();
        this.description = manifest.description();
        this.tags = manifest.tags();
        this.inputSchema = manifest.inputs();
        this.inputOrder = List.copyOf(manifest.inputs().propertyNames());
        this.updatedAt = now;
    }

    /// The id; set as soon as the app is stored.
    public long id() {
        if (id == null) {
            throw new IllegalStateException("The app " + functionName + " is not stored yet.");
        }
        return id;
    }

    /// The account that registered it and manages it; null for an app that administrators manage.
    public @Nullable Long ownerId() {
        return ownerId;
    }

    /// What others see of that account; null for no account, and until the app is read again after it was registered.
    public @Nullable String ownerName() {
        return ownerName;
    }

    /// Whether only those named for it may see and run it.
    public boolean isRestricted() {
        return restricted;
    }

    /// The app's name in addresses: lower case letters, digits and hyphens.
    public String functionName() {
        return functionName;
    }

    /// The repository's address.
    public String repoUrl() {
        return repoUrl;
    }

    /// The folder in the repository; empty for its top.
    public String path() {
        return path;
    }

    /// What the card shows as its heading.
    public String name() {
        return name;
    }

    /// What the card shows below its heading.
    public String description() {
        return description;
    }

    /// For search.
    public List<String> tags() {
        return tags;
    }

    /// The current version's inputs, in the author's order.
    public ObjectNode inputs() {
        ObjectNode stored = (ObjectNode) inputSchema;
        ObjectNode ordered = stored.objectNode();
        for (String key : inputOrder) {
            ordered.set(key, stored.path(key));
        }
        return ordered;
    }

    /// The version that new runs use.
    public AppVersion currentVersion() {
        if (currentVersion == null) {
            throw new IllegalStateException("The app " + functionName + " has no version.");
        }
        return currentVersion;
    }

    /// Whether this version of the app is the one that new runs use.
    public boolean isCurrent(AppVersion version) {
        return currentVersion().id() == version.id();
    }

    /// When the app was first registered.
    public Instant createdAt() {
        return createdAt;
    }

    /// When its card last changed.
    public Instant updatedAt() {
        return updatedAt;
    }
}
