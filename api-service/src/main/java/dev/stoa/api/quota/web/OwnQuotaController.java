package dev.stoa.api.quota.web;

import dev.stoa.api.identity.Caller;
import dev.stoa.api.quota.UseReading;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/account/quota")
@Tag(name = "account")
class OwnQuotaController {
    private final UseReading uses;

    OwnQuotaController(UseReading uses) {
        this.uses = uses;
    }

    @GetMapping
    @Operation(operationId = "getOwnQuota", summary = "What the caller may use, and uses")
    UseReading.OwnQuota own(@AuthenticationPrincipal Caller caller) {
        return uses.own(caller);
    }
}
