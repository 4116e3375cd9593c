package org.limpide.audit.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Serves each hostile site under a name of its own, {@code NAME.hostile.example}, over HTTP and,
 * with a certificate that nobody vouches for, over HTTPS.
 */
final class HostileServer implements AutoCloseable {
  /** How a site answers. */
  interface Site {
    void answer(HttpExchange exchange) throws IOException;
  }

  private static final char[] PASSWORD = "hostile".toCharArray();

  private final Map<String, Site> sites = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer plain;
  private final HttpsServer secure;

  HostileServer(Path folder) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    plain = HttpServer.create(anyPort, 200);
    secure = HttpsServer.create(anyPort, 200);
    secure.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder)));
    for (HttpServer server : new HttpServer[] {plain, secure}) {
      server.setExecutor(threads);
      server.createContext("/", this::answer);
      server.start();
    }
  }

  int httpPort() {
    return plain.getAddress().getPort();
  }

  int httpsPort() {
    return secure.getAddress().getPort();
  }

  void serve(String name, Site site) {
    sites.put(name, site);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestHeaders().getFirst("Host").replaceFirst("\\..*", "");
    try (exchange) {
      sites.getOrDefault(name, e -> html(e, 404, "absent")).answer(exchange);
    } catch (IOException e) {
      // the visitor left before the end, as it should from an endless page
    }
  }

  static void html(HttpExchange exchange, int status, String body) throws IOException {
    send(exchange, status, "text/html; charset=utf-8", body.getBytes(UTF_8));
  }

  static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  /** A site whose home page is this document, and which has nothing else. */
  static Site home(String body) {
    return exchange -> {
      boolean home = exchange.getRequestURI().getPath().equals("/");
      html(
          exchange,
          home ? 200 : 404,
          home ? "<!doctype html><title>site</title>" + body : "absent");
    };
  }

  private static SSLContext selfSigned(Path folder) throws IOException {
    Path store = folder.resolve("self-signed.p12").toAbsolutePath();
    try {
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "site",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=hostile",
                  "-ext",
                  "san=dns:*.hostile.example",
                  "-validity",
                  "30",
                  "-keystore",
                  store.toString(),
                  "-storepass",
                  new String(PASSWORD))
              .inheritIO()
              .start();
      if (keytool.waitFor() != 0) {
        throw new IOException("keytool failed");
      }
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (var in = new FileInputStream(store.toFile())) {
        keys.load(in, PASSWORD);
      }
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    plain.stop(0);
    secure.stop(0);
    threads.shutdownNow();
  }
}
