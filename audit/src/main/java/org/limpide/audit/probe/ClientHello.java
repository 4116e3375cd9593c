package org.limpide.audit.probe;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.util.List;

/**
 * The first message of a TLS handshake (RFC 5246, RFC 8446), written by hand: it offers exactly one
 * protocol version and the suites we name. Java's own TLS would have to be weakened for the whole
 * process before it offered the old ones.
 */
final class ClientHello {
  static final int SSL_30 = 0x0300;
  static final int TLS_12 = 0x0303;
  static final int TLS_13 = 0x0304;
  private static final SecureRandom RANDOM = new SecureRandom();

  private ClientHello() {}

  /** The record to send. */
  static byte[] offering(String host, int version, List<Integer> suites) {
    var body = new Bytes();
    body.number(Math.min(version, TLS_12), 2).raw(random(32));
    body.number(32, 1).raw(random(32)); // a session id, as middleboxes expect (RFC 8446, D.4)
    body.block(2, list(suites));
    body.number(1, 1).number(0, 1); // no compression
    if (version > SSL_30) {
      body.block(2, extensions(host, version));
    }
    var message = new Bytes().number(1, 1).block(3, body);
    return new Bytes()
        .number(22, 1)
        .number(Math.min(version, 0x0301), 2)
        .block(2, message)
        .toByteArray();
  }

  private static Bytes extensions(String host, int version) {
    var all = new Bytes();
    if (!host.contains(":") && host.chars().anyMatch(Character::isLetter)) {
      var name = new Bytes().number(0, 1).block(2, new Bytes().raw(host.getBytes(US_ASCII)));
      all.number(0, 2).block(2, new Bytes().block(2, name));
    }
    // x25519, P-256, P-384, P-521, ffdhe2048
    all.number(10, 2)
        .block(2, new Bytes().block(2, list(List.of(0x001D, 0x0017, 0x0018, 0x0019, 0x0100))));
    all.number(11, 2).block(2, new Bytes().number(1, 1).number(0, 1));
    all.number(13, 2)
        .block(
            2,
            new Bytes()
                .block(
                    2,
                    list(
                        List.of(
                            0x0403, 0x0503, 0x0603, 0x0807, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501,
                            0x0601, 0x0203, 0x0201))));
    all.number(0xFF01, 2).block(2, new Bytes().number(0, 1)); // renegotiation is understood
    if (version == TLS_13) {
      all.number(43, 2).block(2, new Bytes().block(1, list(List.of(TLS_13))));
      var share = new Bytes().number(0x001D, 2).block(2, new Bytes().raw(random(32)));
      all.number(51, 2).block(2, new Bytes().block(2, share)); // any 32 bytes are an x25519 key
    }
    return all;
  }

  private static Bytes list(List<Integer> numbers) {
    var bytes = new Bytes();
    numbers.forEach(number -> bytes.number(number, 2));
    return bytes;
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** Big-endian numbers and blocks that begin with their length. */
  private static final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Bytes number(int value, int size) {
      for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) {
        out.write(value >>> shift);
      }
      return this;
    }

    Bytes raw(byte[] bytes) {
      out.writeBytes(bytes);
      return this;
    }

    Bytes block(int lengthSize, Bytes content) {
      return number(content.out.size(), lengthSize).raw(content.toByteArray());
    }

    byte[] toByteArray() {
      return out.toByteArray();
    }
  }
}
