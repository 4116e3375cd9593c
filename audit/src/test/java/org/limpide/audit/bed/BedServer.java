package org.limpide.audit.bed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * A little internet on loopback for one case: one HTTP and one HTTPS listener that answer for every
 * host of the case by its {@code Host} header, and a name server. A host that the case does not
 * know gets no answer.
 */
final class BedServer implements AutoCloseable {
  private final BedCase one;
  private final HttpServer plain;
  private final HttpsServer secure;
  private final BedNames names;
  private final int closedPort = freePort();
  private final Map<String, BedSite> sites = new TreeMap<>();

  BedServer(BedCase one, BedCertificates certificates) {
    this.one = one;
    for (String host : one.hosts()) {
      boolean site =
          host.equals(one.host()) || Json.strings(one.baseJson().path("aliases")).contains(host);
      sites.put(host, site ? BedSite.of(one) : BedSite.other(one, host));
    }
    names = new BedNames(one.dns(), sites.keySet());
    try {
      var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      plain = HttpServer.create(loopback, 0);
      secure = HttpsServer.create(loopback, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SSLContext tls = certificates.context(one.host(), sites.keySet(), one.certificate());
    secure.setHttpsConfigurator(new Protocols(tls, one.tls()));
    for (HttpServer server : List.of(plain, secure)) {
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", exchange -> answer(exchange, server == secure));
      server.start();
    }
  }

  /** The port that stands for 80 of a host: one where nothing listens when the case closes it. */
  int httpPort(String host) {
    return host.equals(one.host()) && one.plainHttp().equals("closed")
        ? closedPort
        : plain.getAddress().getPort();
  }

  /** Likewise for 443. */
  int httpsPort(String host) {
    return host.equals(one.host()) && !one.https() ? closedPort : secure.getAddress().getPort();
  }

  /** The name server, as {@code address:port}. */
  String dns() {
    return names.address();
  }

  @Override
  public void close() {
    plain.stop(0);
    secure.stop(0);
    names.close();
  }

  private void answer(HttpExchange exchange, boolean overTls) throws IOException {
    try (exchange) {
      String asked = exchange.getRequestHeaders().getFirst("Host");
      String host = asked == null ? "" : asked.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
      BedSite site = sites.get(host);
      if (site == null) {
        return; // closes the connection without an answer
      }
      exchange.getRequestBody().readAllBytes();
      boolean own =
          host.equals(one.host()) || Json.strings(one.baseJson().path("aliases")).contains(host);
      if (own && ((!overTls && one.plainHttp().equals("redirect")) || !host.equals(one.host()))) {
        exchange
            .getResponseHeaders()
            .set(
                "Location",
                (one.https() ? "https://" : "http://") + one.host() + exchange.getRequestURI());
        exchange.sendResponseHeaders(301, -1);
        return;
      }
      send(exchange, site.answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath()));
    } catch (RuntimeException e) {
      System.err.println("bed: " + one.id() + " " + exchange.getRequestURI() + ": " + e);
      throw e;
    }
  }

  private static void send(HttpExchange exchange, BedSite.Answer answer) throws IOException {
    pause(answer.delay());
    answer.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    exchange.getResponseHeaders().putIfAbsent("Cache-Control", List.of("no-store"));
    boolean empty =
        answer.body().length == 0
            || answer.status() == 204
            || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
    if (!empty) {
      exchange.getResponseBody().write(answer.body());
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Offers TLS 1.2 and 1.3 with sound suites, or the versions that the case names; {@code 3DES}
   * among them adds suites with 3DES.
   */
  private static final class Protocols extends HttpsConfigurator {
    private final String[] versions;
    private final boolean weak;

    Protocols(SSLContext context, List<String> words) {
      super(context);
      List<String> named = words.stream().filter(word -> word.startsWith("TLS")).toList();
      versions = (named.isEmpty() ? List.of("TLSv1.2", "TLSv1.3") : named).toArray(String[]::new);
      weak = words.contains("3DES");
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters wanted = getSSLContext().getSupportedSSLParameters();
      wanted.setProtocols(versions);
      wanted.setCipherSuites(
          Stream.of(wanted.getCipherSuites())
              .filter(suite -> weak || !suite.contains("3DES"))
              .toArray(String[]::new));
      parameters.setSSLParameters(wanted);
    }
  }
}
