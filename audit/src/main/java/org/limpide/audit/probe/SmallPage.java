package org.limpide.audit.probe;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.limpide.audit.egress.Egress;

/**
 * The beginning of one page, asked for by ourselves over a way out that keeps to its policy.
 * Redirects are followed on the same host only, and a certificate must be valid: what such a page
 * says is believed.
 *
 * @param at where it was found
 * @param status 3xx when it led to another host, or on and on
 * @param text the beginning of the body, one character a byte
 */
public record SmallPage(URI at, int status, String text) {
  private static final int MOST_HOPS = 3;
  private static final Duration CONNECT = Duration.ofSeconds(4);

  /**
   * Asks for it.
   *
   * @param most bytes of the body to read
   * @throws IOException when there was no answer; {@code SSLException} when its certificate is not
   *     valid
   */
  public static SmallPage get(Egress egress, URI url, int most, Duration limit) throws IOException {
    TimeLeft left = TimeLeft.of(limit);
    Address at = Address.of(url.toString()).orElseThrow(() -> new IOException("no web address"));
    for (int hops = 0; ; hops++) {
      HttpAnswer answer = ask(egress, at, most, left);
      Optional<Address> next =
          answer.status() / 100 == 3 ? next(at, answer.header("location")) : Optional.empty();
      if (next.isEmpty() || !next.get().host().equals(at.host()) || hops == MOST_HOPS) {
        return new SmallPage(URI.create(at.url()), answer.status(), answer.text());
      }
      at = next.get();
    }
  }

  private static Optional<Address> next(Address from, String location) {
    try {
      return location.isEmpty()
          ? Optional.empty()
          : Address.of(URI.create(from.url()).resolve(location.replace(" ", "%20")).toString());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static HttpAnswer ask(Egress egress, Address at, int most, TimeLeft left)
      throws IOException {
    Duration connect = Duration.ofMillis(left.atMost(CONNECT).millis());
    try (Socket socket = egress.open(at.host(), at.port(), connect)) {
      if (!at.secure()) {
        return HttpAnswer.get(socket, at.authority(), at.target(), most, left);
      }
      socket.setSoTimeout(Math.max(1, left.millis()));
      try (SSLSocket tls = secured(socket, at)) {
        return HttpAnswer.get(tls, at.authority(), at.target(), most, left);
      }
    }
  }

  private static SSLSocket secured(Socket socket, Address at) throws IOException {
    SSLSocket tls =
        (SSLSocket)
            ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(socket, at.host(), at.port(), true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    return tls;
  }
}
