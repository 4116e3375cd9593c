package org.limpide.server.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.limpide.server.web.Access;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route under {@code /api/}, as the desks declare them. */
@Component
class ApiRoutes {
  private final RequestMappingHandlerMapping mapping;

  ApiRoutes(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
    this.mapping = mapping;
  }

  /** All of them, by path. */
  List<ApiRoute> all() {
    List<ApiRoute> routes = new ArrayList<>();
    for (Map.Entry<RequestMappingInfo, HandlerMethod> one :
        mapping.getHandlerMethods().entrySet()) {
      HandlerMethod handler = one.getValue();
      Access.of(handler)
          .ifPresent(
              access -> {
                for (String path : one.getKey().getPatternValues()) {
                  if (path.startsWith("/api/")) {
                    one.getKey()
                        .getMethodsCondition()
                        .getMethods()
                        .forEach(
                            method ->
                                routes.add(new ApiRoute(method.name(), path, access, handler)));
                  }
                }
              });
    }
    routes.sort(Comparator.comparing(ApiRoute::path).thenComparing(ApiRoute::method));
    return routes;
  }
}
