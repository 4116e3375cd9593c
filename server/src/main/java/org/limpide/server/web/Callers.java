package org.limpide.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Tells who makes a request; the accounts desk answers. */
public interface Callers {
  /** The caller, or none when nobody has signed in. */
  Optional<Caller> of(HttpServletRequest request);
}
