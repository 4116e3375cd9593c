package org.limpide.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Public addresses that are asked so often that they are answered before sessions, security and
 * views, none of which they have. Whoever serves them bounds what it reads.
 */
public interface PlainService {
  /** The first part of its paths, for example {@code /log/}. */
  String prefix();

  /**
   * Answers.
   *
   * @param path what follows the prefix
   */
  void serve(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException;

  /** Answers with a text. */
  static void text(HttpServletResponse response, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    response.setContentType(type);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
