package org.limpide.audit.bed;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A throw-away certificate authority, made anew for every run, and the certificates of the bed's
 * hosts.
 */
final class BedCertificates {
  /** What a site's certificate is worth. */
  enum Quality {
    VALID,
    EXPIRED,
    WRONG_NAME,
    SELF_SIGNED
  }

  private static final char[] PASSWORD = "bed".toCharArray();
  private static final X500Name CA_NAME = new X500Name("CN=Limpide test bed");

  private final KeyPair caKeys = keys();
  private final X509Certificate ca;

  BedCertificates() {
    Instant now = Instant.now();
    ca =
        sign(
            CA_NAME,
            CA_NAME,
            caKeys,
            caKeys,
            now.minus(Duration.ofDays(400)),
            now.plus(Duration.ofDays(400)),
            List.of());
  }

  /** The authority's certificate as PEM, for {@code --ca}. */
  Path writeCa(Path file) throws IOException {
    var text = new StringWriter();
    try (var pem = new JcaPEMWriter(text)) {
      pem.writeObject(ca);
    }
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text.toString());
  }

  /** One certificate for all these hosts. */
  SSLContext context(String site, Collection<String> hosts, Quality quality) {
    Instant now = Instant.now();
    Instant end =
        quality == Quality.EXPIRED ? now.minus(Duration.ofDays(2)) : now.plus(Duration.ofDays(90));
    List<String> names =
        hosts.stream()
            .filter(host -> quality != Quality.WRONG_NAME || !host.equals(site))
            .sorted()
            .toList();
    KeyPair keys = keys();
    X500Name subject = new X500Name("CN=" + (names.isEmpty() ? "elsewhere.example" : site));
    boolean self = quality == Quality.SELF_SIGNED;
    X509Certificate leaf =
        sign(
            self ? subject : CA_NAME,
            subject,
            self ? keys : caKeys,
            keys,
            now.minus(Duration.ofDays(60)),
            end,
            names);
    X509Certificate[] chain =
        self ? new X509Certificate[] {leaf} : new X509Certificate[] {leaf, ca};
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, PASSWORD);
      store.setKeyEntry("bed", keys.getPrivate(), PASSWORD, chain);
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate sign(
      X500Name issuer,
      X500Name subject,
      KeyPair by,
      KeyPair of,
      Instant from,
      Instant to,
      List<String> names) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              new BigInteger(120, new SecureRandom()).add(BigInteger.ONE),
              Date.from(from),
              Date.from(to),
              subject,
              of.getPublic());
      boolean authority = subject.equals(CA_NAME);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(
              authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
      if (!authority) {
        builder.addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        var sans = names.isEmpty() ? List.of("elsewhere.example") : names;
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(
                sans.stream()
                    .map(name -> new GeneralName(GeneralName.dNSName, name))
                    .toArray(GeneralName[]::new)));
      }
      var holder =
          builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate()));
      return new JcaX509CertificateConverter().getCertificate(holder);
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
