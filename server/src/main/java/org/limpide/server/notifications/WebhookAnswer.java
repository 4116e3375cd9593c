package org.limpide.server.notifications;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a webhook answered.
 *
 * @param status HTTP's
 * @param excerpt the beginning of the body, 200 characters at most, without control characters
 */
record WebhookAnswer(int status, String excerpt) {
  private static final int HEAD = 16_384;
  private static final int EXCERPT = 200;

  boolean accepted() {
    return status >= 200 && status < 300;
  }

  /** Reads an HTTP/1.1 answer as far as needed: its head, and the beginning of its body. */
  static WebhookAnswer read(InputStream raw) throws IOException {
    InputStream in = new BufferedInputStream(raw, 1024);
    int[] left = {HEAD};
    while (true) {
      String first = line(in, left);
      if (!first.matches("HTTP/1\\.[01] [1-5]\\d\\d( .*)?")) {
        throw new IOException("no HTTP answer");
      }
      int status = Integer.parseInt(first.substring(9, 12));
      boolean chunked = false;
      long length = Long.MAX_VALUE;
      for (String header = line(in, left); !header.isEmpty(); header = line(in, left)) {
        String lower = header.toLowerCase(Locale.ROOT);
        chunked |= lower.matches("transfer-encoding:.*chunked\\s*");
        if (lower.matches("content-length:\\s*\\d{1,15}\\s*")) {
          length = Long.parseLong(lower.substring(15).strip());
        }
      }
      if (status >= 200) {
        boolean empty = status == 204 || status == 304;
        return new WebhookAnswer(status, empty ? "" : excerpt(in, chunked, length, left));
      }
    }
  }

  /** What was answered matters, its body does not: one cut short is shown as far as it came. */
  private static String excerpt(InputStream in, boolean chunked, long length, int[] left) {
    byte[] bytes = new byte[0];
    try {
      long most = chunked ? Long.parseLong(line(in, left).split(";", 2)[0].strip(), 16) : length;
      bytes = in.readNBytes((int) Math.min(most, EXCERPT * 4L));
    } catch (IOException | NumberFormatException e) {
      // the status is known
    }
    String text = new String(bytes, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}+", " ").strip();
    return text.substring(0, Math.min(text.length(), EXCERPT));
  }

  private static String line(InputStream in, int[] left) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || left[0]-- <= 0) {
        throw new IOException("an answer without end");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
