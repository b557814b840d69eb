package dev.stoa.api.identity;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// All that the API answers, such as `GET /api/apps/{id}` and `SOCKET /ws/runs/*`, by its own mappings.
final class TestedCalls {
    private TestedCalls() {}

    static Set<String> there(RequestMappingHandlerMapping calls, AbstractUrlHandlerMapping sockets) {
        Set<String> there = new TreeSet<>();
        calls.getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().forEach(path -> {
                    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
                    if (methods.isEmpty()) {
                        there.add("any method " + path);
                    }
                    methods.forEach(method -> there.add(method + " " + path));
                }));
        sockets.getHandlerMap().keySet().forEach(path -> there.add("SOCKET " + path));
        return there;
    }
}
