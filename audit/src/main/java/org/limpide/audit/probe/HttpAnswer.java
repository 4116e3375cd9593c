package org.limpide.audit.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The answer to one GET over a connection of our own: redirects are not followed, and only the
 * beginning of the body is read. A client of a few lines, because the connected address, the name
 * asked for and the size read must each be chosen by us.
 *
 * @param headers lower-case names, the first value of each
 * @param body at most as many bytes as were asked for
 */
record HttpAnswer(int status, Map<String, String> headers, byte[] body) {
  private static final int MOST_HEAD = 32_768;
  private static final Duration LONGEST = Duration.ofSeconds(6);

  HttpAnswer {
    headers = Map.copyOf(headers);
  }

  /**
   * Asks over an open connection.
   *
   * @param authority what the {@code Host} header says
   * @param target path and query
   * @param most bytes of the body to read
   */
  static HttpAnswer get(Socket socket, String authority, String target, int most, TimeLeft left)
      throws IOException {
    String request =
        String.join(
            "\r\n",
            List.of(
                "GET " + target + " HTTP/1.1",
                "Host: " + authority,
                "User-Agent: Mozilla/5.0 (compatible; Limpide)",
                "Accept: text/html,*/*;q=0.8",
                "Accept-Encoding: identity",
                "Connection: close",
                "",
                ""));
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
    return read(socket, most, left.atMost(LONGEST));
  }

  private static HttpAnswer read(Socket socket, int most, TimeLeft limit) throws IOException {
    InputStream in = socket.getInputStream();
    var all = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    int head = -1;
    while (head < 0 || all.size() - head < most + 64) {
      if (limit.over()) {
        if (head < 0) {
          throw new SocketTimeoutException("no answer in time");
        }
        break;
      }
      socket.setSoTimeout(Math.max(1, limit.millis()));
      int count;
      try {
        count = in.read(buffer);
      } catch (IOException e) {
        if (head < 0) {
          throw e;
        }
        break; // what was read until then is enough to judge
      }
      if (count < 0) {
        break;
      }
      all.write(buffer, 0, count);
      if (head < 0) {
        head = endOfHead(all.toByteArray());
        if (head < 0 && all.size() > MOST_HEAD) {
          throw new ProtocolException("endless headers");
        }
        if (head >= 0 && most == 0) {
          break;
        }
      }
    }
    if (head < 0) {
      throw new ProtocolException("not HTTP");
    }
    return parse(all.toByteArray(), head, most);
  }

  private static int endOfHead(byte[] bytes) {
    for (int i = 3; i < bytes.length; i++) {
      if (bytes[i] == '\n'
          && (bytes[i - 1] == '\n' || bytes[i - 1] == '\r' && bytes[i - 2] == '\n')) {
        return i + 1;
      }
    }
    return -1;
  }

  private static HttpAnswer parse(byte[] bytes, int head, int most) throws ProtocolException {
    List<String> lines = new String(bytes, 0, head, ISO_8859_1).lines().toList();
    String[] first = lines.getFirst().split(" ", 3);
    if (!first[0].startsWith("HTTP/") || first.length < 2 || !first[1].matches("\\d{3}")) {
      throw new ProtocolException("not HTTP");
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.putIfAbsent(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    byte[] body = java.util.Arrays.copyOfRange(bytes, head, bytes.length);
    if (headers
        .getOrDefault("transfer-encoding", "")
        .toLowerCase(Locale.ROOT)
        .contains("chunked")) {
      body = unchunked(body);
    }
    return new HttpAnswer(
        Integer.parseInt(first[1]),
        headers,
        body.length > most ? java.util.Arrays.copyOf(body, most) : body);
  }

  /** The chunks' content, as far as it came. */
  private static byte[] unchunked(byte[] body) {
    var out = new ByteArrayOutputStream();
    int at = 0;
    while (at < body.length) {
      int end = at;
      while (end < body.length && body[end] != '\n') {
        end++;
      }
      String size = new String(body, at, end - at, ISO_8859_1).strip().replaceFirst(";.*$", "");
      if (!size.matches("[0-9a-fA-F]{1,7}") || end >= body.length) {
        break;
      }
      int length = Math.min(Integer.parseInt(size, 16), body.length - end - 1);
      if (length <= 0) {
        break;
      }
      out.write(body, end + 1, length);
      at = end + 1 + length + 2;
    }
    return out.toByteArray();
  }

  /** The beginning of the body as text, one character a byte. */
  String text() {
    return new String(body, ISO_8859_1);
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
