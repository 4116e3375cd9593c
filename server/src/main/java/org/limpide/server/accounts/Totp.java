package org.limpide.server.accounts;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time codes computed from a shared secret and the time (RFC 6238): six digits, a new code
 * every 30 seconds, HMAC-SHA-1, what every authenticator application reads. The code before and the
 * code after are taken too, for clocks that differ (RFC 6238 section 5.2).
 */
record Totp(byte[] secret) {
  /** 160 bits, as RFC 4226 section 4 recommends. */
  static final int SECRET_BYTES = 20;

  private static final TimeBasedOneTimePasswordGenerator CODES =
      new TimeBasedOneTimePasswordGenerator();
  private static final long STEP_SECONDS = CODES.getTimeStep().toSeconds();
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  /** The code of a moment. */
  String code(Instant moment) {
    try {
      return CODES.generateOneTimePasswordString(
          new SecretKeySpec(secret, CODES.getAlgorithm()), moment, Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The step whose code this is, among those near a moment and later than the last one taken. */
  OptionalLong step(String code, Instant moment, long lastTaken) {
    long now = moment.getEpochSecond() / STEP_SECONDS;
    return LongStream.rangeClosed(now - 1, now + 1)
        .filter(step -> step > lastTaken)
        .filter(step -> same(code, code(Instant.ofEpochSecond(step * STEP_SECONDS))))
        .findFirst();
  }

  private static boolean same(String one, String other) {
    return java.security.MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** The secret as people type it: base 32 (RFC 4648) in groups of four. */
  String text() {
    return base32(secret).replaceAll("(.{4})(?=.)", "$1 ");
  }

  /** The address that authenticator applications read from a link or a QR code. */
  URI address(String account) {
    return URI.create(
        "otpauth://totp/Limpide:"
            + URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20")
            + "?secret="
            + base32(secret)
            + "&issuer=Limpide");
  }

  static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int held = 0;
    int bits = 0;
    for (byte one : bytes) {
      held = (held << 8) | (one & 0xff);
      for (bits += 8; bits >= 5; bits -= 5) {
        text.append(BASE32.charAt((held >> (bits - 5)) & 31));
      }
    }
    return bits == 0
        ? text.toString()
        : text.append(BASE32.charAt((held << (5 - bits)) & 31)).toString();
  }
}
