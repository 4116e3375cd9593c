package org.limpide.server.accounts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The attributes of a session as bytes. Java's serialisation, because Spring Security's own
 * attributes are made for it; reading takes back those classes and no others.
 */
final class SessionAttributes {
  private static final ObjectInputFilter ONLY_OURS =
      ObjectInputFilter.Config.createFilter(
          "maxbytes=200000;maxdepth=30;maxrefs=5000;java.lang.*;java.util.*;java.time.*;java.net.URI;"
              + "java.net.URL;org.springframework.security.**;!*");

  private SessionAttributes() {}

  static byte[] bytes(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The value, or none when another version wrote it in a form this one does not read. */
  @SuppressWarnings("BanSerializableRead") // only from our own table, through the filter above
  static Optional<Object> value(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      in.setObjectInputFilter(ONLY_OURS);
      return Optional.ofNullable(in.readObject());
    } catch (IOException | ClassNotFoundException e) {
      return Optional.empty();
    }
  }
}
