package org.limpide.journal.timestamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.limpide.journal.note.Checkpoint;

/**
 * One question to a timestamp authority about one checkpoint. What is stamped is the SHA-256 of the
 * checkpoint's signed text without its signatures, which others may still add to. Send {@link
 * #bytes} as {@code application/timestamp-query} by {@code POST}.
 */
public final class TimestampQuery {
  private static final int NONCE_BITS = 64;

  private final Checkpoint checkpoint;
  private final TimeStampRequest request;

  private TimestampQuery(Checkpoint checkpoint, TimeStampRequest request) {
    this.checkpoint = checkpoint;
    this.request = request;
  }

  /** A question with a number of its own, which the answer must repeat. */
  public static TimestampQuery of(Checkpoint checkpoint) {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    BigInteger nonce = new BigInteger(NONCE_BITS, new SecureRandom());
    return new TimestampQuery(
        checkpoint, generator.generate(TSPAlgorithms.SHA256, imprint(checkpoint), nonce));
  }

  static byte[] imprint(Checkpoint checkpoint) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(checkpoint.note().text().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The request in DER. */
  public byte[] bytes() {
    try {
      return request.getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Checks the answer to this question.
   *
   * @param response the body that came back, DER
   * @param authorities the certificates trusted to sign timestamps, themselves or through one they
   *     issued
   * @throws RefusedTimestampException when the authority declined, or the answer is to something
   *     else or by somebody else
   */
  public Timestamp answered(byte[] response, List<X509Certificate> authorities)
      throws RefusedTimestampException {
    try {
      TimeStampResponse answer = new TimeStampResponse(response);
      answer.validate(request);
      TimeStampToken token = answer.getTimeStampToken();
      if (token == null) {
        throw new RefusedTimestampException("the authority declined: " + answer.getStatusString());
      }
      return TimestampCheck.of(token.getEncoded(), checkpoint, authorities);
    } catch (TSPException | IOException | RuntimeException e) {
      throw new RefusedTimestampException("not an answer to this question: " + e.getMessage(), e);
    }
  }
}
