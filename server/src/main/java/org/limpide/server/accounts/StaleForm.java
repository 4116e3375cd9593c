package org.limpide.server.accounts;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

/** A form whose token is not the session's any more: most often a page left open too long. */
final class StaleForm implements AccessDeniedHandler {
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException, ServletException {
    boolean program = request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    request
        .getRequestDispatcher(program ? "/api/v1/stale-form" : "/stale-form")
        .forward(request, response);
  }
}
