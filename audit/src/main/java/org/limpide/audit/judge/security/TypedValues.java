package org.limpide.audit.judge.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The witness values that were typed, in every writing under which they could be met again. */
final class TypedValues {
  /**
   * A writing of a value.
   *
   * @param kind {@code email}, {@code phone} or {@code name}
   * @param form {@code plain}, {@code Base64} or a hash's name
   */
  record Writing(String kind, String form) {}

  private final Map<String, Writing> writings = new LinkedHashMap<>();

  TypedValues(Map<String, String> witnesses) {
    witnesses.forEach(
        (kind, value) -> {
          String plain = value.strip().toLowerCase(Locale.ROOT);
          add(plain, new Writing(kind, "plain"));
          add(URLEncoder.encode(plain, UTF_8), new Writing(kind, "plain"));
          if (kind.equals("email")) {
            add(plain.substring(0, Math.max(0, plain.indexOf('@'))), new Writing(kind, "plain"));
            add(base64(plain), new Writing(kind, "Base64"));
          }
          if (kind.equals("phone") && plain.startsWith("0")) {
            add("33" + plain.substring(1), new Writing(kind, "plain"));
          }
          if (!kind.equals("name")) {
            for (String hash : List.of("MD5", "SHA-1", "SHA-256")) {
              add(hash(hash, plain), new Writing(kind, hash));
            }
          }
        });
  }

  private void add(String written, Writing writing) {
    if (written.length() >= 8) {
      writings.putIfAbsent(written.toLowerCase(Locale.ROOT), writing);
    }
  }

  /** The first writing that a text holds, as it is or once its percent signs are read. */
  Optional<Writing> in(String text) {
    String all = (text + "\n" + decoded(text)).toLowerCase(Locale.ROOT);
    return writings.entrySet().stream()
        .filter(entry -> all.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static String hash(String algorithm, String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
