package dev.stoa.worker;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import org.junit.jupiter.api.Test;

/// The arrows between the features: intake to attempt, attempt to all others, runner to sandbox, nothing back or
/// across.
class ArchitectureTest {
    private static final String ROOT = "dev.stoa.worker";
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void theArrowsGoOneWay() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .layer("intake")
                .definedBy(ROOT + ".intake")
                .layer("attempt")
                .definedBy(ROOT + ".attempt")
                .layer("lease")
                .definedBy(ROOT + ".lease")
                .layer("cache")
                .definedBy(ROOT + ".cache")
                .layer("checkout")
                .definedBy(ROOT + ".checkout")
                .layer("environment")
                .definedBy(ROOT + ".environment")
                .layer("runner")
                .definedBy(ROOT + ".runner")
                .layer("sandbox")
                .definedBy(ROOT + ".sandbox")
                .layer("record")
                .definedBy(ROOT + ".record")
                .layer("secret")
                .definedBy(ROOT + ".secret")
                .layer("worker")
                .definedBy(ROOT)
                .whereLayer("intake")
                .mayOnlyAccessLayers("attempt", "worker")
                .whereLayer("attempt")
                .mayOnlyAccessLayers(
                        "lease", "cache", "checkout", "environment", "runner", "record", "secret", "worker")
                .whereLayer("lease")
                .mayOnlyAccessLayers("worker")
                .whereLayer("cache")
                .mayOnlyAccessLayers("worker")
                .whereLayer("checkout")
                .mayOnlyAccessLayers("cache", "worker")
                .whereLayer("environment")
                .mayOnlyAccessLayers("cache", "sandbox", "worker")
                .whereLayer("runner")
                .mayOnlyAccessLayers("sandbox", "worker")
                .whereLayer("sandbox")
                .mayOnlyAccessLayers("worker")
                .whereLayer("record")
                .mayOnlyAccessLayers("worker")
                .whereLayer("secret")
                .mayOnlyAccessLayers("worker")
                .whereLayer("worker")
                .mayNotAccessAnyLayer()
                .check(classes);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching(ROOT + ".(*)").should().beFreeOfCycles().check(classes);
    }
}
