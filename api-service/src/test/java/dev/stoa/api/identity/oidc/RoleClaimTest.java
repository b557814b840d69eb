package dev.stoa.api.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoa.api.identity.OidcProperties;
import dev.stoa.api.identity.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoleClaimTest {
    @Test
    void theHighestRoleCounts() {
        assertThat(claim("roles", Map.of(), null).roleOf(Map.of("roles", List.of("publisher", "other", "viewer"))))
                .contains(Role.PUBLISHER);
    }

    @Test
    void aTextIsOneValue() {
        assertThat(claim("roles", Map.of(), null).roleOf(Map.of("roles", "admin")))
                .contains(Role.ADMIN);
        assertThat(claim("roles", Map.of(), null).roleOf(Map.of("roles", "admin viewer")))
                .isEmpty();
    }

    @Test
    void theClaimMayBeInsideAnotherOneOrHaveDotsInItsName() {
        Map<String, Object> keycloaks = Map.of("realm_access", Map.of("roles", List.of("runner")));
        assertThat(claim("realm_access.roles", Map.of(), null).roleOf(keycloaks))
                .contains(Role.RUNNER);
        assertThat(claim("realm_access.groups", Map.of(), null).roleOf(keycloaks))
                .isEmpty();
        assertThat(claim("https://example.org/roles", Map.of(), null)
                        .roleOf(Map.of("https://example.org/roles", List.of("runner"))))
                .contains(Role.RUNNER);
    }

    @Test
    void aValueOfOnesOwnTakesThePlaceOfTheRolesName() {
        RoleClaim claim = claim("roles", Map.of(Role.ADMIN, "stoa-admins"), null);
        assertThat(claim.roleOf(Map.of("roles", List.of("stoa-admins")))).contains(Role.ADMIN);
        assertThat(claim.roleOf(Map.of("roles", List.of("admin")))).isEmpty();
    }

    @Test
    void aRoleWithABlankValueIsGivenToNobody() {
        RoleClaim claim = claim("roles", Map.of(Role.ADMIN, ""), null);
        assertThat(claim.roleOf(Map.of("roles", List.of("", "admin")))).isEmpty();
    }

    @Test
    void whoHasNoneGetsTheDefault() {
        RoleClaim claim = claim("roles", Map.of(), Role.VIEWER);
        assertThat(claim.roleOf(Map.of())).contains(Role.VIEWER);
        assertThat(claim.roleOf(Map.of("roles", List.of("runner")))).contains(Role.RUNNER);
    }

    private static RoleClaim claim(String path, Map<Role, String> roles, @Nullable Role otherwise) {
        return new RoleClaim(new OidcProperties(
                "https://id.example.org",
                "id",
                "secret",
                "ID",
                List.of(),
                "preferred_username",
                path,
                roles,
                otherwise));
    }
}
