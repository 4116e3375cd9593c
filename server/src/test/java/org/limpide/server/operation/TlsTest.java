package org.limpide.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limpide.server.Engines;
import org.limpide.server.Server;
import org.limpide.server.ServerSettings;

/** HTTPS of the service's own, with files OpenSSL made. */
class TlsTest {
  @TempDir Path folder;

  @Test
  void answersInHttpsAndTakesARenewedCertificateWithoutARestart() throws Exception {
    Path certificate = folder.resolve("cert.pem");
    Path key = folder.resolve("key.pem");
    certify("premier", certificate, key);
    ServerSettings local = Engines.Kind.SQLITE.fresh();
    ServerSettings settings =
        new ServerSettings(
            local.data(),
            Optional.empty(),
            "127.0.0.1",
            0,
            Optional.empty(),
            List.of(),
            Optional.of(new ServerSettings.Tls(certificate, key)),
            ServerSettings.Logs.LINES,
            Map.of("spring.ssl.bundle.watch.file.quiet-period", "300ms"));
    try (Server server = Server.start(settings)) {
      assertThat(server.address().getScheme()).isEqualTo("https");

      HttpResponse<String> first = signIn(server);
      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(subject(first)).contains("CN=premier");
      assertThat(first.headers().firstValue("Strict-Transport-Security"))
          .hasValueSatisfying(value -> assertThat(value).contains("max-age=31536000"));
      assertThat(first.headers().allValues("Set-Cookie"))
          .isNotEmpty()
          .allMatch(cookie -> cookie.contains("Secure") && cookie.contains("HttpOnly"));

      Path renewed = folder.resolve("renewed");
      Path renewedKey = folder.resolve("renewed-key");
      certify("second", renewed, renewedKey);
      Files.move(renewedKey, key, StandardCopyOption.REPLACE_EXISTING);
      Files.move(renewed, certificate, StandardCopyOption.REPLACE_EXISTING);

      Instant limit = Instant.now().plus(Duration.ofSeconds(40));
      while (!subject(signIn(server)).contains("CN=second")) {
        assertThat(Instant.now()).as("still the old certificate").isBefore(limit);
        Thread.sleep(200);
      }
    }
  }

  private static void certify(String name, Path certificate, Path key) throws Exception {
    Process openssl =
        new ProcessBuilder(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(openssl.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(openssl.exitValue()).isZero();
  }

  /** Over a connection of its own, so that the certificate is asked for again. */
  private static HttpResponse<String> signIn(Server server) throws Exception {
    SSLContext anything = SSLContext.getInstance("TLS");
    anything.init(null, new TrustManager[] {new TrustEverything()}, new SecureRandom());
    try (HttpClient client = HttpClient.newBuilder().sslContext(anything).build()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(server.address() + "/sign-in")).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String subject(HttpResponse<String> answer) throws Exception {
    return answer.sslSession().orElseThrow().getPeerCertificates()[0]
            instanceof X509Certificate certificate
        ? certificate.getSubjectX500Principal().getName()
        : "";
  }
}
