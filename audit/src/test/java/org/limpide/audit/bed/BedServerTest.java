package org.limpide.audit.bed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class BedServerTest {
  private final BedCertificates certificates = new BedCertificates();
  @TempDir Path folder;

  @Test
  void aPageComesInItsLayoutOverTrustedTls() throws Exception {
    BedCase one = named("BASES/atelier");
    try (var server = new BedServer(one, certificates)) {
      String answer = get(server.httpsPort(one.host()), one.host(), "/contact");
      assertThat(answer)
          .startsWith("HTTP/1.1 200")
          .contains("<title>")
          .contains("mentions-legales")
          .contains("Strict-transport-security");
      assertThat(get(server.httpsPort("x"), "www.google-analytics.com", "/analytics.js"))
          .contains("_ga");
    }
  }

  @Test
  void anUnknownHostGetsNoAnswer() throws Exception {
    BedCase one = named("BASES/atelier");
    try (var server = new BedServer(one, certificates);
        var socket = new Socket("127.0.0.1", server.httpPort("x"))) {
      assertThat(exchange(socket, "nowhere.example", "/")).isEmpty();
    }
  }

  @Test
  void theNameServerKnowsTheCaseOnly() throws Exception {
    BedCase one = named("BASES/atelier");
    try (var server = new BedServer(one, certificates)) {
      var resolver = new SimpleResolver("127.0.0.1");
      resolver.setPort(Integer.parseInt(server.dns().replaceAll(".*:", "")));
      var known = new Lookup("atelier-lumen.fr", Type.MX);
      known.setResolver(resolver);
      known.setCache(null);
      assertThat(known.run()).hasSize(1);
      var unknown = new Lookup("nowhere.example", Type.A);
      unknown.setResolver(resolver);
      unknown.setCache(null);
      assertThat(unknown.run()).isNull();
      assertThat(unknown.getResult()).isEqualTo(Lookup.HOST_NOT_FOUND);
    }
  }

  @Test
  void everyCaseCanBeServed() {
    for (BedCase one : BedCase.all()) {
      Assertions.assertThatCode(() -> BedSite.of(one).answer("GET", "/"))
          .as(one.id())
          .doesNotThrowAnyException();
      assertThat(BedSite.of(one).answer("GET", one.json().path("start").asString("/")).status())
          .as(one.id())
          .isPositive();
    }
  }

  private static BedCase named(String id) {
    return BedCase.all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private String get(int port, String host, String path) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (var pem = Files.newInputStream(certificates.writeCa(folder.resolve("ca.pem")))) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    var plain = new Socket("127.0.0.1", port);
    try (var socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
      var parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      return exchange(socket, host, path);
    }
  }

  private static String exchange(Socket socket, String host, String path) throws IOException {
    String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    var reader =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    return String.join("\n", reader.lines().toList());
  }
}
