package org.limpide.server.api;

import org.limpide.server.web.Access;
import org.springframework.web.method.HandlerMethod;

/**
 * One route of the API.
 *
 * @param method HTTP's, in capitals
 * @param path as declared, with its places in braces
 */
record ApiRoute(String method, String path, Access access, HandlerMethod handler) {

  /** The desk it belongs to. */
  String desk() {
    String name = handler.getBeanType().getPackageName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Unique among the routes: handler and method. */
  String id() {
    return handler.getBeanType().getSimpleName() + "_" + handler.getMethod().getName();
  }

  /** What it is about: the last word of the path that is not a place. */
  String thing() {
    String thing = "";
    for (String part : path.split("/")) {
      if (!part.isEmpty() && !part.startsWith("{")) {
        thing = part;
      }
    }
    return thing;
  }
}
