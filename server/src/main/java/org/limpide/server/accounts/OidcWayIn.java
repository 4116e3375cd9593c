package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells the sign-in page which buttons to show. */
@ControllerAdvice(assignableTypes = SignInRoutes.class)
class OidcWayIn {
  private final OidcSettings settings;

  OidcWayIn(OidcSettings settings) {
    this.settings = settings;
  }

  @ModelAttribute("ways")
  WaysIn ways(HttpServletRequest request) {
    return new WaysIn(
        settings.service().map(OidcSettings.Service::name), request.getParameter("oidc") != null);
  }
}
