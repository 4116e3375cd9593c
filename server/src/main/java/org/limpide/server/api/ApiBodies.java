package org.limpide.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.limpide.server.web.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Reads the body of what changes something through the API, 1 MiB at most, and keeps the answer of
 * what carries an idempotency key.
 */
final class ApiBodies extends OncePerRequestFilter {
  static final int LARGEST = 1024 * 1024;

  private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final Idempotency idempotency;
  private final HandlerExceptionResolver problems;

  ApiBodies(Idempotency idempotency, HandlerExceptionResolver problems) {
    this.idempotency = idempotency;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return BODILESS.contains(request.getMethod())
        || !request.getRequestURI().startsWith(request.getContextPath() + "/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body =
        request.getContentLengthLong() > LARGEST
            ? new byte[LARGEST + 1]
            : request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      problems.resolveException(
          request, response, null, Refusal.of(Refusal.Code.TOO_LARGE, "api.large"));
      return;
    }
    HttpServletRequest read = new Read(request, body);
    String key = request.getHeader(IdempotentRequest.HEADER);
    if (key == null || !request.getMethod().equals("POST")) {
      chain.doFilter(read, response);
    } else if (!IdempotentRequest.wellFormed(key)) {
      problems.resolveException(
          request, response, null, Refusal.of(Refusal.Code.MALFORMED, "api.idempotency.key"));
    } else {
      String query = request.getQueryString() == null ? "" : request.getQueryString();
      once(new IdempotentRequest(key, request.getRequestURI(), query, body), read, response, chain);
    }
  }

  private void once(
      IdempotentRequest one,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    request.setAttribute(IdempotentRequest.ATTRIBUTE, one);
    ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
    boolean done = false;
    try {
      chain.doFilter(request, answer);
      done = answer.getStatus() < 400;
      if (done) {
        one.taken().ifPresent(hash -> idempotency.answered(hash, answer(answer)));
      }
    } finally {
      if (!done) {
        one.taken().ifPresent(idempotency::free);
      }
    }
    answer.copyBodyToResponse();
  }

  private static Idempotency.Answer answer(ContentCachingResponseWrapper given) {
    return new Idempotency.Answer(
        given.getStatus(),
        text(given.getContentType()),
        text(given.getHeader(HttpHeaders.LOCATION)),
        given.getContentAsByteArray());
  }

  private static String text(@org.jspecify.annotations.Nullable String header) {
    return header == null ? "" : header;
  }

  /** The request, its body read already. */
  private static final class Read extends HttpServletRequestWrapper {
    private final byte[] body;

    Read(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      return new Bytes(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
      Charset charset =
          getCharacterEncoding() == null
              ? StandardCharsets.UTF_8
              : Charset.forName(getCharacterEncoding());
      return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }
  }

  /** Bytes as the servlet interface wants them. */
  private static final class Bytes extends ServletInputStream {
    private final ByteArrayInputStream bytes;

    Bytes(ByteArrayInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return bytes.read(into, offset, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
