package org.limpide.server.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route with its rule; the service does not start while one has none. */
@Component
public class RouteRules implements SmartInitializingSingleton {

  /**
   * One route.
   *
   * @param method HTTP's, in capitals
   * @param path as declared, with its places in braces
   */
  public record Route(String method, String path, Access access, String handler) {}

  private final RequestMappingHandlerMapping mapping;

  RouteRules(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
    this.mapping = mapping;
  }

  /** All routes of our own, sorted by path. */
  public List<Route> all() {
    List<Route> routes = new ArrayList<>();
    for (Map.Entry<RequestMappingInfo, HandlerMethod> one :
        mapping.getHandlerMethods().entrySet()) {
      HandlerMethod handler = one.getValue();
      if (!ours(handler)) {
        continue;
      }
      String name = handler.getBeanType().getSimpleName() + "." + handler.getMethod().getName();
      Access access =
          Access.of(handler)
              .orElseThrow(() -> new IllegalStateException("a route without a rule: " + name));
      for (String path : one.getKey().getPatternValues()) {
        if (access instanceof Access.Member && !path.contains("{organisation}")) {
          throw new IllegalStateException("a route of an organisation without one: " + name);
        }
        one.getKey()
            .getMethodsCondition()
            .getMethods()
            .forEach(method -> routes.add(new Route(method.name(), path, access, name)));
      }
    }
    routes.sort((a, b) -> (a.path() + " " + a.method()).compareTo(b.path() + " " + b.method()));
    return routes;
  }

  /** Those that answer with a page of ours, by {@code GET}. */
  public List<Route> pages() {
    Set<String> drawn = new HashSet<>();
    mapping
        .getHandlerMethods()
        .forEach(
            (info, handler) -> {
              Class<?> answer = handler.getMethod().getReturnType();
              boolean body =
                  AnnotatedElementUtils.hasAnnotation(handler.getMethod(), ResponseBody.class)
                      || AnnotatedElementUtils.hasAnnotation(
                          handler.getBeanType(), ResponseBody.class);
              if (!body && (answer == String.class || answer == ModelAndView.class)) {
                drawn.addAll(info.getPatternValues());
              }
            });
    return all().stream()
        .filter(route -> route.method().equals("GET") && drawn.contains(route.path()))
        .toList();
  }

  private static boolean ours(HandlerMethod handler) {
    return handler.getBeanType().getPackageName().startsWith("org.limpide.");
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (all().isEmpty()) {
      throw new IllegalStateException("no route at all");
    }
  }
}
