package org.limpide.server.notifications;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.limpide.audit.egress.RefusedAddressException;
import org.springframework.stereotype.Component;

/**
 * Posts to a webhook over HTTP/1.1, to the very address that was found allowed: the JDK's client
 * cannot be told which address of a name to take. Redirects are not followed.
 */
@Component
class WebhookClient {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final long WHOLE_MILLIS = 15_000;

  private final PublicAddresses addresses;

  WebhookClient(PublicAddresses addresses) {
    this.addresses = addresses;
  }

  /** The address may not be reached from here. */
  static final class NotAllowed extends IOException {
    private static final long serialVersionUID = 1L;

    NotAllowed() {
      super("an address that is not public");
    }
  }

  /**
   * Posts JSON.
   *
   * @throws NotAllowed when the host has no address that may be reached
   * @throws IOException when no whole answer came within 15 seconds
   */
  WebhookAnswer post(URI url, Map<String, String> headers, String body) throws IOException {
    boolean tls = url.getScheme().equals("https");
    int port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
    long until = System.nanoTime() + WHOLE_MILLIS * 1_000_000;
    try (Socket plain = addresses.open(url.getHost(), port, CONNECT)) {
      plain.setSoTimeout((int) CONNECT.toMillis());
      try (Socket socket = tls ? secured(plain, url.getHost(), port) : plain) {
        write(socket.getOutputStream(), url, headers, body);
        return WebhookAnswer.read(new Bounded(socket, until));
      }
    } catch (RefusedAddressException e) {
      throw new NotAllowed();
    }
  }

  private static Socket secured(Socket plain, String host, int port) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static void write(OutputStream out, URI url, Map<String, String> headers, String body)
      throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    StringBuilder head =
        new StringBuilder("POST ")
            .append(path)
            .append(url.getRawQuery() == null ? "" : "?" + url.getRawQuery())
            .append(" HTTP/1.1\r\nHost: ")
            .append(url.getRawAuthority())
            .append("\r\nUser-Agent: Limpide\r\nContent-Type: application/json\r\n")
            .append("Connection: close\r\nContent-Length: ")
            .append(content.length)
            .append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    out.write(content);
    out.flush();
  }

  /** Reads until a moment, however slowly it comes. */
  private static final class Bounded extends InputStream {
    private final Socket socket;
    private final InputStream in;
    private final long until;

    Bounded(Socket socket, long until) throws IOException {
      this.socket = socket;
      this.in = socket.getInputStream();
      this.until = until;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new SocketTimeoutException("too slow");
      }
      socket.setSoTimeout((int) left);
      return in.read(into, offset, length);
    }
  }
}
