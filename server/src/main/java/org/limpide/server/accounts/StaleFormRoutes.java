package org.limpide.server.accounts;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.limpide.server.web.Anyone;
import org.limpide.server.web.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** What is said of a stale form, reached from {@link StaleForm} only. */
@Controller
class StaleFormRoutes {

  @Anyone
  @RequestMapping(
      path = {"/stale-form", "/api/v1/stale-form"},
      method = {RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE})
  String stale(HttpServletRequest request) {
    if (request.getDispatcherType() != DispatcherType.FORWARD) {
      throw Refusal.notFound();
    }
    throw Refusal.of(Refusal.Code.FORBIDDEN, "accounts.stale-form");
  }
}
