package org.limpide.server.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/**
 * The pages' own files: styles, scripts, pictures. All come from this program, none from anywhere
 * else. Their address holds a fingerprint of their content, so a browser may keep them for ever.
 * They are read and compressed once: Tabler's 600 kB become 70 on the wire.
 */
public final class Assets {
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "tabler.css", "META-INF/resources/webjars/tabler__core/1.4.0/dist/css/tabler.min.css",
          "htmx.js", "META-INF/resources/webjars/htmx.org/2.0.8/dist/htmx.min.js");
  private static final Map<String, Asset> READ = new ConcurrentHashMap<>();

  /**
   * One file.
   *
   * @param fingerprint of its content, twelve hexadecimal digits
   * @param gzip the same, compressed; the content itself where that gains nothing
   */
  record Asset(MediaType type, String fingerprint, byte[] content, byte[] gzip) {
    boolean compressed() {
      return gzip.length < content.length;
    }
  }

  private Assets() {}

  /** The address of a file, from the root of the service. */
  static String address(String file) {
    return "/assets/" + of(file).fingerprint() + "/" + file;
  }

  /**
   * A file.
   *
   * @throws Refusal when there is none of that name
   */
  static Asset of(String file) {
    Asset known = READ.get(file);
    if (known != null) {
      return known;
    }
    Asset read = read(file);
    READ.put(file, read);
    return read;
  }

  private static Asset read(String file) {
    String place = LIBRARIES.getOrDefault(file, "org/limpide/server/assets/" + file);
    ClassLoader loader = Assets.class.getClassLoader();
    try (InputStream in =
        file.isBlank() || file.contains("..") ? null : loader.getResourceAsStream(place)) {
      if (in == null) {
        throw Refusal.notFound();
      }
      byte[] content = in.readAllBytes();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return new Asset(
          MediaTypeFactory.getMediaType(file).orElse(MediaType.APPLICATION_OCTET_STREAM),
          HexFormat.of().formatHex(hash, 0, 6),
          content,
          compress(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] compress(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new Best(bytes)) {
      out.write(content);
    }
    return bytes.size() < content.length ? bytes.toByteArray() : content;
  }

  /** Takes its time: it happens once. */
  private static final class Best extends GZIPOutputStream {
    Best(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
