package org.limpide.audit.probe;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.IDN;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Says whether a browser would trust a certificate: its dates, its names (RFC 9525), and a chain to
 * an authority that Java, the system or the caller ({@code --ca}) trusts. Revocation is not asked
 * for: that would tell the authority which site is being audited.
 */
final class Trust {
  private static final List<Path> SYSTEM =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
          Path.of("/etc/ssl/cert.pem"));

  private final X509TrustManager judge;

  Trust(Optional<Path> ca) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    int number = 0;
    for (Certificate one : manager(null).getAcceptedIssuers()) {
      store.setCertificateEntry("java-" + number++, one);
    }
    Optional<Path> system = SYSTEM.stream().filter(Files::isReadable).findFirst();
    for (Path file : java.util.stream.Stream.of(system, ca).flatMap(Optional::stream).toList()) {
      for (Certificate one : read(file)) {
        store.setCertificateEntry("file-" + number++, one);
      }
    }
    judge = manager(store);
  }

  private static Collection<? extends Certificate> read(Path file) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
    } catch (CertificateException | IOException e) {
      return List.of(); // the browser has already said that --ca cannot be read
    }
  }

  private static X509TrustManager manager(@org.jspecify.annotations.Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager one : factory.getTrustManagers()) {
      if (one instanceof X509TrustManager manager) {
        return manager;
      }
    }
    throw new GeneralSecurityException("no trust manager");
  }

  /** What is wrong with the chain, leaf first, in one word; empty when nothing is. */
  String problem(List<X509Certificate> chain, String host, Instant now) {
    X509Certificate leaf = chain.getFirst();
    if (now.isAfter(leaf.getNotAfter().toInstant())) {
      return "expired";
    }
    if (now.isBefore(leaf.getNotBefore().toInstant())) {
      return "not-yet-valid";
    }
    if (!names(leaf, host)) {
      return "wrong-name";
    }
    try {
      judge.checkServerTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
      return "";
    } catch (CertificateException e) {
      return leaf.getSubjectX500Principal().equals(leaf.getIssuerX500Principal())
          ? "self-signed"
          : "untrusted";
    }
  }

  private static boolean names(X509Certificate leaf, String host) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> alternatives = leaf.getSubjectAlternativeNames();
      for (List<?> one : alternatives == null ? List.<List<?>>of() : alternatives) {
        if (one.get(0) instanceof Integer kind
            && (kind == 2 || kind == 7)
            && one.get(1) instanceof String name) {
          names.add(name.toLowerCase(Locale.ROOT));
        }
      }
    } catch (CertificateException e) {
      return false;
    }
    String asked = ascii(host);
    return names.stream().anyMatch(name -> covers(name, asked));
  }

  private static boolean covers(String name, String host) {
    if (name.startsWith("*.")) {
      int dot = host.indexOf('.');
      return dot > 0 && host.substring(dot).equals(name.substring(1));
    }
    return name.equals(host);
  }

  private static String ascii(String host) {
    try {
      return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return host;
    }
  }
}
