package org.limpide.audit.probe;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * A whole TLS handshake with Java's own TLS that accepts any certificate, so that it can be looked
 * at, or a page read in spite of it. Nothing secret ever goes through such a connection.
 */
final class Handshake {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final SSLContext ANY = context();

  private Handshake() {}

  /** The connection wrapped; closing it closes the one below. */
  static SSLSocket over(Socket socket, String host, int port, TimeLeft left) throws IOException {
    socket.setSoTimeout(Math.max(1, left.atMost(LONGEST).millis()));
    var wrapped = (SSLSocket) ANY.getSocketFactory().createSocket(socket, host, port, true);
    try {
      wrapped.startHandshake();
      return wrapped;
    } catch (IOException e) {
      wrapped.close();
      throw e;
    }
  }

  /** The server's certificates, leaf first. */
  static List<X509Certificate> chain(SSLSocket socket) throws IOException {
    List<X509Certificate> chain = new ArrayList<>();
    for (Certificate one : socket.getSession().getPeerCertificates()) {
      if (one instanceof X509Certificate certificate) {
        chain.add(certificate);
      }
    }
    return chain;
  }

  private static SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Everybody()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Accepts every certificate; {@link Trust} judges it afterwards. */
  private static final class Everybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
