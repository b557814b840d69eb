package dev.stoa.api;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.stoa.api");

    @Test
    void arrowsBetweenFeaturesGoOneWay() {
        ApplicationModules.of(StoaApi.class).verify();
    }

    @Test
    void httpSitsInWebPackages() {
        ArchRuleDefinition.classes()
                .that()
                .areAnnotatedWith(org.springframework.web.bind.annotation.RestController.class)
                .should()
                .resideInAPackage("..web")
                .check(CLASSES);
    }

    @Test
    void noFeatureKnowsItsOwnHttpFace() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("..web")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.stoa.api..web")
                .check(CLASSES);
    }
}
