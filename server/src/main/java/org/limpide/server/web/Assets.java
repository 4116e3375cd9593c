package org.limpide.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pages' own files: styles, scripts, pictures. All come from this program, none from anywhere
 * else. Their address holds a fingerprint of their content, so a browser may keep them for ever.
 */
public final class Assets {
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "tabler.css", "META-INF/resources/webjars/tabler__core/1.4.0/dist/css/tabler.min.css",
          "htmx.js", "META-INF/resources/webjars/htmx.org/2.0.8/dist/htmx.min.js");
  private static final Map<String, String> ADDRESSES = new ConcurrentHashMap<>();

  private Assets() {}

  /** The address of a file, from the root of the service. */
  static String address(String file) {
    return ADDRESSES.computeIfAbsent(file, Assets::fingerprinted);
  }

  /**
   * Opens a file.
   *
   * @throws Refusal when there is none of that name
   */
  static InputStream open(String file) {
    String place = LIBRARIES.getOrDefault(file, "org/limpide/server/assets/" + file);
    InputStream in =
        file.contains("..") ? null : Assets.class.getClassLoader().getResourceAsStream(place);
    if (in == null) {
      throw Refusal.notFound();
    }
    return in;
  }

  private static String fingerprinted(String file) {
    try (InputStream in = open(file)) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
      return "/assets/" + HexFormat.of().formatHex(hash, 0, 6) + "/" + file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
