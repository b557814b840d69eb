package dev.stoa.worker;

import dev.stoa.testsupport.ModuleSettings;
import org.junit.jupiter.api.Test;

/// The worker's settings.
class SettingsTest {

    /// The page of settings is made from this copy.
    @Test
    void areThoseOfTheDocumentation() {
        ModuleSettings.assertDocumented("../docs-site/api/settings-worker.json");
    }
}
