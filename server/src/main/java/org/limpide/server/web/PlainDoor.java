package org.limpide.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads to the {@link PlainService}s, in front of every other filter. */
final class PlainDoor extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(PlainDoor.class);

  private final transient List<PlainService> services;

  PlainDoor(List<PlainService> services) {
    this.services = services;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    for (PlainService service : services) {
      if (path.startsWith(service.prefix())) {
        serve(service, path.substring(service.prefix().length()), request, response);
        return;
      }
    }
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
  }

  private static void serve(
      PlainService service, String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      service.serve(path, request, response);
    } catch (RuntimeException e) {
      LOG.error("a request to {} failed: {}", service.prefix(), e.getClass().getName(), e);
      if (!response.isCommitted()) {
        response.reset();
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      }
    }
  }
}
