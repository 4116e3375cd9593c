package org.limpide.journal.timestamp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.limpide.journal.note.Checkpoint;

/**
 * Checks a kept timestamp, years later and offline: the token's signature, that its certificate was
 * made for timestamps and was valid at the stated time, that a trusted certificate stands behind
 * it, and that it stamps this very checkpoint. Revocation is not looked up: that needs the network.
 */
public final class TimestampCheck {
  private TimestampCheck() {}

  /**
   * What the token says, if it can be believed.
   *
   * @param token DER, as {@link Timestamp#token} holds it
   * @param authorities trusted certificates: the signer's own, or its issuer's
   * @throws RefusedTimestampException when it is not a trusted timestamp of this checkpoint
   */
  public static Timestamp of(byte[] token, Checkpoint checkpoint, List<X509Certificate> authorities)
      throws RefusedTimestampException {
    try {
      TimeStampToken stamp = new TimeStampToken(new CMSSignedData(token));
      X509Certificate signer = signer(stamp);
      // also checks that the certificate is for timestamps only and was valid at that time
      stamp.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
      trusted(signer, authorities, stamp.getTimeStampInfo().getGenTime());
      var info = stamp.getTimeStampInfo();
      if (!info.getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256)
          || !java.security.MessageDigest.isEqual(
              info.getMessageImprintDigest(), TimestampQuery.imprint(checkpoint))) {
        throw new RefusedTimestampException("it stamps something else than this checkpoint");
      }
      return new Timestamp(
          info.getGenTime().toInstant(), info.getSerialNumber(), info.getPolicy().getId(), token);
    } catch (TSPException
        | CMSException
        | IOException
        | GeneralSecurityException
        | OperatorCreationException
        | RuntimeException e) {
      // the reader of ASN.1 meets broken bytes with any of several unchecked exceptions
      throw new RefusedTimestampException(
          "not a timestamp that can be believed: " + e.getMessage(), e);
    }
  }

  private static X509Certificate signer(TimeStampToken stamp)
      throws RefusedTimestampException, GeneralSecurityException {
    Collection<X509CertificateHolder> found = stamp.getCertificates().getMatches(stamp.getSID());
    if (found.size() != 1) {
      throw new RefusedTimestampException("the token does not carry its signer's certificate");
    }
    return new JcaX509CertificateConverter().getCertificate(found.iterator().next());
  }

  private static void trusted(X509Certificate signer, List<X509Certificate> authorities, Date when)
      throws RefusedTimestampException {
    for (X509Certificate authority : authorities) {
      if (authority.equals(signer)) {
        return;
      }
      if (authority.getSubjectX500Principal().equals(signer.getIssuerX500Principal())) {
        try {
          authority.checkValidity(when);
          if (authority.getBasicConstraints() < 0) {
            continue;
          }
          signer.verify(authority.getPublicKey());
          return;
        } catch (GeneralSecurityException e) {
          continue; // of the same name, yet not its issuer
        }
      }
    }
    throw new RefusedTimestampException("no trusted authority stands behind it");
  }
}
