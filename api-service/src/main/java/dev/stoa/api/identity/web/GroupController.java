package dev.stoa.api.identity.web;

import dev.stoa.api.identity.AccountGroups;
import dev.stoa.api.identity.AccountGroups.Group;
import dev.stoa.api.identity.Caller;
import dev.stoa.api.problem.Problems;
import dev.stoa.api.problem.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/groups")
@Tag(name = "accounts")
class GroupController {
    private final AccountGroups groups;

    GroupController(AccountGroups groups) {
        this.groups = groups;
    }

    @GetMapping
    @Operation(operationId = "listGroups", summary = "All groups of accounts, by name")
    List<Group> list() {
        return groups.all();
    }

    /// A group that is wanted.
    ///
    /// @param members names of accounts; null for none
    record GroupRequest(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String name,

            @Nullable List<String> members) {}

    @PostMapping
    @Operation(operationId = "setGroup", summary = "Makes a group, or gives one that is there these members")
    Group set(@RequestBody GroupRequest group, @AuthenticationPrincipal Caller caller) {
        return groups.set(
                group.name == null ? "" : group.name, group.members == null ? List.of() : group.members, caller);
    }

    @PostMapping("/{id}/delete")
    @Refuses(HttpStatus.NOT_FOUND)
    @Operation(operationId = "deleteGroup", summary = "Ends a group; apps are not shown to its members by it any more")
    ResponseEntity<Object> delete(@PathVariable long id, @AuthenticationPrincipal Caller caller) {
        return groups.delete(id, caller)
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .body(Problems.of(HttpStatus.NOT_FOUND, "There is no group %d.".formatted(id)));
    }
}
