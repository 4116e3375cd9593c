package org.limpide.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.limpide.server.storage.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 with one sentence while the database is away, full or busy, wherever in a request
 * that shows: in a route, or in the filters before it, which read the session. The page of failures
 * ({@link FailureRoutes}) then does without what would have to be read.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Troubles extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);
  private static final String TROUBLE = Trouble.class.getName();
  private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

  /** What the request on this thread has met; the page that tells it is a second pass. */
  private static final ThreadLocal<Trouble> MET = new ThreadLocal<>();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (of(request).isPresent()) {
      MET.set(of(request).get());
      try {
        chain.doFilter(request, response);
      } finally {
        MET.remove();
      }
      return;
    }
    try {
      chain.doFilter(request, response);
    } catch (ServletException | IOException | RuntimeException e) {
      Optional<Trouble> trouble = Trouble.of(e);
      if (trouble.isEmpty() || response.isCommitted()) {
        throw e;
      }
      response.resetBuffer();
      response.setContentLengthLong(-1); // of the page that came to nothing
      tell(trouble.get(), request, response);
    }
  }

  /** The page of failures is a second pass through the filters. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  /**
   * What the request that is being answered has met, if anything: nothing more of it is kept, and
   * when the database is away nothing more is asked of it.
   */
  public static Optional<Trouble> met() {
    return Optional.ofNullable(MET.get());
  }

  /** Hands the request over to the page of failures. */
  static void tell(Trouble trouble, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LOG.warn("a request was not served: the database is {}", trouble);
    request.setAttribute(TROUBLE, trouble);
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(TRY_AGAIN.toSeconds()));
    response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
  }

  /** What a request met. */
  static Optional<Trouble> of(HttpServletRequest request) {
    return Optional.ofNullable((Trouble) request.getAttribute(TROUBLE));
  }

  /** The key of its sentence. */
  static String sentence(Trouble trouble) {
    return switch (trouble) {
      case AWAY -> "problem.away";
      case FULL -> "problem.full";
      case BUSY -> "problem.busy";
    };
  }
}
