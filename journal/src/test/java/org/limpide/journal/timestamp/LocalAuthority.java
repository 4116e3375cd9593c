package org.limpide.journal.timestamp;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A timestamp authority with a root of its own, in memory. */
final class LocalAuthority {
  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
  private static final ASN1ObjectIdentifier POLICY =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");

  final X509Certificate root;
  private final X509Certificate signer;
  private final KeyPair keys;

  LocalAuthority(KeyPurposeId purpose) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair rootKeys = generator.generateKeyPair();
    this.keys = generator.generateKeyPair();
    X500Principal rootName = new X500Principal("CN=Test root");
    this.root =
        certificate(
            new JcaX509v3CertificateBuilder(
                    rootName,
                    BigInteger.ONE,
                    Date.from(BEGIN),
                    Date.from(END),
                    rootName,
                    rootKeys.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true)),
            rootKeys);
    this.signer =
        certificate(
            new JcaX509v3CertificateBuilder(
                    rootName,
                    BigInteger.TWO,
                    Date.from(BEGIN),
                    Date.from(END),
                    new X500Principal("CN=Test authority"),
                    keys.getPublic())
                .addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose)),
            rootKeys);
  }

  private static X509Certificate certificate(
      org.bouncycastle.cert.X509v3CertificateBuilder builder, KeyPair issuer) throws Exception {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate())));
  }

  byte[] answer(byte[] request, Instant when) throws Exception {
    var digests = new JcaDigestCalculatorProviderBuilder().build();
    TimeStampTokenGenerator tokens =
        new TimeStampTokenGenerator(
            new JcaSimpleSignerInfoGeneratorBuilder()
                .build("SHA256withECDSA", keys.getPrivate(), signer),
            digests.get(
                new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                    org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_sha256)),
            POLICY);
    tokens.addCertificates(new JcaCertStore(List.of(signer)));
    return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
        .generate(new TimeStampRequest(request), BigInteger.valueOf(42), Date.from(when))
        .getEncoded();
  }
}
