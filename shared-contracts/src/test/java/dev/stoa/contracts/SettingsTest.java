package dev.stoa.contracts;

import dev.stoa.testsupport.ModuleSettings;
import org.junit.jupiter.api.Test;

/// The settings that both services have.
class SettingsTest {

    /// The page of settings is made from this copy.
    @Test
    void areThoseOfTheDocumentation() {
        ModuleSettings.assertDocumented("../docs-site/api/settings-both.json");
    }
}
