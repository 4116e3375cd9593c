package org.limpide.server.web;

import java.util.Optional;
import java.util.Set;
import org.springframework.web.method.HandlerMethod;

/** Who a route lets in, read from its annotation. */
public sealed interface Access {
  /** Everybody. */
  record Open() implements Access {}

  /** Any person who has signed in. */
  record Person() implements Access {}

  /** Members of the organisation in the path, with one of these roles. */
  record Member(Set<Role> roles) implements Access {}

  /** What the route says; nothing when it says nothing, or more than one thing. */
  static Optional<Access> of(HandlerMethod method) {
    Allowed allowed = method.getMethodAnnotation(Allowed.class);
    boolean person = method.hasMethodAnnotation(SignedIn.class);
    boolean open = method.hasMethodAnnotation(Anyone.class);
    if ((allowed != null ? 1 : 0) + (person ? 1 : 0) + (open ? 1 : 0) != 1) {
      return Optional.empty();
    }
    if (allowed != null) {
      return Optional.of(new Member(Set.of(allowed.value())));
    }
    return Optional.of(person ? new Person() : new Open());
  }
}
