package org.limpide.audit.report.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a seal covers: each file of a folder, with its size and SHA-256.
 *
 * @param product name and version of the program that sealed
 * @param publicKey SubjectPublicKeyInfo of the key that signed
 * @param files by path relative to the folder, with {@code /}, sorted
 */
record Manifest(String product, Instant sealedAt, byte[] publicKey, Map<String, Entry> files) {
  static final String SCHEMA = "limpide-manifest/1";
  static final String FILE = "manifest.json";
  static final String SIGNATURE = "manifest.sig";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** A file as it was sealed. */
  record Entry(long size, String sha256) {}

  /**
   * What lies in a folder; links and devices are kept apart, for nothing they lead to can be
   * sealed.
   */
  record Listing(Map<String, Path> files, List<String> odd) {
    /** Lists a folder without following any link; the seal's own two files are left out. */
    static Listing of(Path folder) throws IOException {
      Map<String, Path> files = new TreeMap<>();
      List<String> odd = new ArrayList<>();
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = name(folder, file);
              if (!attributes.isRegularFile()) {
                odd.add(name);
              } else if (!name.equals(FILE) && !name.equals(SIGNATURE)) {
                files.put(name, file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
      return new Listing(files, odd);
    }

    private static String name(Path folder, Path file) {
      return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }
  }

  static Entry entry(Path file) throws IOException {
    MessageDigest digest = Pem.sha256();
    long size = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        size += read;
      }
    }
    return new Entry(size, HexFormat.of().formatHex(digest.digest()));
  }

  byte[] toJson() {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringProperty("schema", SCHEMA);
      out.writeStringProperty("product", product);
      out.writeStringProperty("sealedAt", sealedAt.toString());
      out.writeStringProperty("publicKey", Base64.getEncoder().encodeToString(publicKey));
      out.writeArrayPropertyStart("files");
      files.forEach(
          (path, entry) -> {
            out.writeStartObject();
            out.writeStringProperty("path", path);
            out.writeNumberProperty("size", entry.size());
            out.writeStringProperty("sha256", entry.sha256());
            out.writeEndObject();
          });
      out.writeEndArray();
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** Reads a manifest, which may have been written by anyone. */
  static Manifest read(byte[] json) throws Malformed {
    try {
      JsonNode root = JSON.readTree(json);
      if (!SCHEMA.equals(root.path("schema").asString(""))) {
        throw new Malformed("not a " + SCHEMA);
      }
      Map<String, Entry> files = new LinkedHashMap<>();
      for (JsonNode file : root.path("files")) {
        String path = file.path("path").asString("");
        if (!safe(path)) {
          throw new Malformed("a path leaves the folder: " + path);
        }
        var entry = new Entry(file.path("size").asLong(-1), file.path("sha256").asString(""));
        if (files.put(path, entry) != null) {
          throw new Malformed("a path stands twice: " + path);
        }
      }
      return new Manifest(
          root.path("product").asString(""),
          Instant.parse(root.path("sealedAt").asString("")),
          Base64.getDecoder().decode(root.path("publicKey").asString("")),
          files);
    } catch (JacksonException | java.time.DateTimeException | IllegalArgumentException e) {
      throw new Malformed(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Whether a path stays inside the folder on every system: relative, no {@code ..}, no backslash,
   * no drive.
   */
  private static boolean safe(String path) {
    if (path.isEmpty() || path.length() > 4096 || path.matches("(?s).*[\\\\:\\x00-\\x1f].*")) {
      return false;
    }
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return false;
      }
    }
    return true;
  }

  /** The manifest says something that no seal of ours says. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message);
    }
  }
}
