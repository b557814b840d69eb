package dev.stoa.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ModuleSettingsTest {

    @Test
    void theyStandInPlainWordsByName() {
        assertThat(ModuleSettings.in("""
                {"properties": [
                  {"name": "stoa.b.most-size", "type": "org.springframework.util.unit.DataSize",
                   "description": "How much it may be.", "defaultValue": "16MB", "sourceType": "B"},
                  {"name": "stoa.b.schemes", "type": "java.util.Set<java.lang.String>",
                   "description": "`https` and others.", "defaultValue": "[https, ssh]"},
                  {"name": "stoa.b.keys", "type": "java.util.Map<java.lang.String,java.lang.String>",
                   "description": "A key for each."},
                  {"name": "stoa.a.reuse", "type": "java.lang.Boolean", "description": "Whether.", "defaultValue": true},
                  {"name": "stoa.a.index", "type": "java.lang.String", "description": "Where.", "defaultValue": ""},
                  {"name": "stoa.a.unit", "type": "java.lang.Thread$State", "description": "Which."}]}"""))
                .containsExactly(
                        new Setting("stoa.a.index", "STOA_A_INDEX", "text", null, "Where."),
                        new Setting("stoa.a.reuse", "STOA_A_REUSE", "true or false", "true", "Whether."),
                        new Setting(
                                "stoa.a.unit",
                                "STOA_A_UNIT",
                                "new, runnable, blocked, waiting, timed_waiting or terminated",
                                null,
                                "Which."),
                        new Setting("stoa.b.keys", null, "entries", null, "A key for each."),
                        new Setting("stoa.b.most-size", "STOA_B_MOST_SIZE", "size", "16MB", "How much it may be."),
                        new Setting("stoa.b.schemes", "STOA_B_SCHEMES", "list", "https,ssh", "`https` and others."));
    }

    @Test
    void oneThatIsNotDescribedIsNamed() {
        assertThatThrownBy(() -> ModuleSettings.in(
                        "{\"properties\": [{\"name\": \"stoa.a.most\", \"type\": \"java.lang.Integer\"}]}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("The description of stoa.a.most");
        assertThatThrownBy(() -> new Setting("stoa.a.most", "STOA_A_MOST", "whole number", "1", "how many"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("The description of stoa.a.most");
    }

    @Test
    void oneThatItsVariableDoesNotSetIsNamed() {
        assertThatThrownBy(() -> new Setting("stoa.a.most", "STOA_MOST", "whole number", "1", "How many."))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("stoa.a.most is set by STOA_MOST");
    }

    @Test
    void aTypeWithoutAWordIsNamed() {
        assertThatThrownBy(
                        () -> ModuleSettings.in(
                                "{\"properties\": [{\"name\": \"stoa.a\", \"type\": \"java.lang.Object\", \"description\": \"X.\"}]}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("There is a word for the type java.lang.Object");
    }
}
