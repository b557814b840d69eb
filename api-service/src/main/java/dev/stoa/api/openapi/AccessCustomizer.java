package dev.stoa.api.openapi;

import dev.stoa.api.identity.Permission;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;

/// Says which calls need nobody to be known, and which are refused to whom, by asking the rules themselves.
@Component
@Order(AccessCustomizer.BEFORE_THE_ANSWERS_ARE_SORTED)
class AccessCustomizer implements GlobalOpenApiCustomizer {
    static final int BEFORE_THE_ANSWERS_ARE_SORTED = 0;
    private static final Authentication NOBODY =
            new AnonymousAuthenticationToken("nobody", "nobody", AuthorityUtils.createAuthorityList("nothing"));
    private static final Authentication READER = UsernamePasswordAuthenticationToken.authenticated(
            "reader", "", AuthorityUtils.createAuthorityList(Permission.READ.name()));

    private final WebInvocationPrivilegeEvaluator rules;

    AccessCustomizer(WebInvocationPrivilegeEvaluator rules) {
        this.rules = rules;
    }

    @Override
    public void customise(OpenAPI document) {
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> describe(operation, method, path.replaceAll("\\{\\w+}", "1"))));
    }

    private void describe(Operation operation, PathItem.HttpMethod method, String path) {
        if (rules.isAllowed("", path, method.name(), NOBODY)) {
            operation.setSecurity(List.of());
            return;
        }
        add(operation, HttpStatus.UNAUTHORIZED);
        if (!rules.isAllowed("", path, method.name(), READER)) {
            add(operation, HttpStatus.FORBIDDEN);
        }
    }

    private static void add(Operation operation, HttpStatus status) {
        operation.getResponses().put(Integer.toString(status.value()), RefusalCustomizer.answer(status));
    }
}
