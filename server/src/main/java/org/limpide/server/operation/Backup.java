package org.limpide.server.operation;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.limpide.server.journals.SavedLogStore;
import org.limpide.server.storage.Database;
import org.limpide.server.storage.Rows;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything the service knows in one file, made while it serves, that either engine can take back:
 * the rows of one moment ({@code tables/NAME.jsonl}), the files of the data folder ({@code
 * files/…}), and a manifest with the fingerprint of each.
 */
public final class Backup {
  private static final String FORMAT = "limpide-backup/1";
  private static final String MANIFEST = "manifest.json";
  private static final String TABLES = "tables/";
  private static final String FILES = "files/";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the database and the running service keep for themselves. */
  private static final List<String> NOT_KEPT =
      List.of("limpide.db", "limpide.db-wal", "limpide.db-shm", "limpide.lock", "aot", "tmp");

  private final Database database;
  private final Path data;
  private final Clock clock;

  public Backup(Database database, Path data, Clock clock) {
    this.database = database;
    this.data = data;
    this.clock = clock;
  }

  /**
   * Makes one; the file appears when it is whole, readable by its owner only.
   *
   * @return how many rows and files
   */
  public Contents make(Path target) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(target.toString());
    }
    Files.createDirectories(folder);
    Path growing = Files.createTempFile(folder, ".limpide-backup-", ".part");
    keepPrivate(growing);
    long[] counts = new long[2];
    ObjectNode prints = JSON.createObjectNode();
    try {
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(growing))) {
        database.frozen(folder, sql -> counts[0] = rows(sql, zip, prints));
        counts[1] = files(folder, zip, prints);
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("format", FORMAT);
        manifest.put("shape", database.shape());
        manifest.put("createdAt", clock.instant().toString());
        manifest.set("sha256", prints);
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
      }
      Files.move(growing, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    } finally {
      Files.deleteIfExists(growing);
    }
    return new Contents(counts[0], counts[1]);
  }

  private static long rows(DSLContext sql, ZipOutputStream zip, ObjectNode prints) {
    long rows = 0;
    try {
      for (Table<?> table : Rows.tables()) {
        String name = TABLES + table.getName() + ".jsonl";
        zip.putNextEntry(new ZipEntry(name));
        Printed printed = new Printed(zip);
        Writer out = new BufferedWriter(new OutputStreamWriter(printed, StandardCharsets.UTF_8));
        rows += Rows.write(sql, table, out);
        out.flush();
        zip.closeEntry();
        prints.put(name, printed.hex());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private long files(Path scratch, ZipOutputStream zip, ObjectNode prints) throws IOException {
    long count = 0;
    try (Stream<Path> all = Files.walk(data)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        Path inside = data.relativize(file);
        if (NOT_KEPT.contains(inside.getName(0).toString())
            || inside.toString().endsWith(".part")
            || SavedLogStore.isBeside(inside)
            || inside.getFileName().toString().startsWith("frozen-")) {
          continue;
        }
        String name = FILES + inside.toString().replace('\\', '/');
        zip.putNextEntry(new ZipEntry(name));
        Printed printed = new Printed(zip);
        if (SavedLogStore.isLog(inside)) {
          copyLog(file, scratch, printed);
        } else {
          Files.copy(file, printed);
        }
        zip.closeEntry();
        prints.put(name, printed.hex());
        count++;
      }
    }
    return count;
  }

  private static void copyLog(Path log, Path scratch, OutputStream out) throws IOException {
    Path copy = scratch.resolve("frozen-" + UUID.randomUUID() + ".db");
    try {
      SavedLogStore.copy(log, copy);
      Files.copy(copy, out);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /**
   * Takes a backup back: its files first, then all its rows in one transaction, so that whoever
   * reads meanwhile sees either what was or what is restored. Logs that are there already stay:
   * they only grow.
   *
   * @param replace whether what is there may go
   * @throws BackupException when the file is not whole, or is of another shape, or something is
   *     there and may not go; nothing has been touched then
   */
  public Contents restore(Path source, boolean replace) throws IOException {
    try (ZipFile zip = new ZipFile(source.toFile())) {
      JsonNode manifest = manifest(zip);
      Map<String, String> prints = prints(manifest);
      check(zip, prints);
      if (!manifest.path("shape").asString("").equals(database.shape())) {
        throw new BackupException(BackupException.Code.SHAPE);
      }
      if (!replace && !empty()) {
        throw new BackupException(BackupException.Code.NOT_EMPTY);
      }
      long files = 0;
      for (String name : prints.keySet()) {
        if (name.startsWith(FILES)) {
          put(zip, name);
          files++;
        }
      }
      long rows =
          database.write(
              () -> {
                long put = replaceRows(zip);
                SavedLogStore.forgetLost(database, data);
                return put;
              });
      return new Contents(rows, files);
    } catch (ZipException e) {
      throw new BackupException(BackupException.Code.NOT_WHOLE);
    }
  }

  private boolean empty() {
    return Rows.tables().stream().noneMatch(table -> database.sql().fetchExists(table));
  }

  private long replaceRows(ZipFile zip) {
    List<Table<?>> tables = Rows.tables();
    tables.reversed().forEach(table -> database.sql().deleteFrom(table).execute());
    database.sql().deleteFrom(DSL.table("spring_session")).execute();
    long rows = 0;
    for (Table<?> table : tables) {
      ZipEntry entry = zip.getEntry(TABLES + table.getName() + ".jsonl");
      if (entry == null) {
        continue;
      }
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
        rows += Rows.read(database.sql(), table, in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return rows;
  }

  private void put(ZipFile zip, String name) throws IOException {
    Path target = data.resolve(name.substring(FILES.length())).normalize();
    if (!target.startsWith(data)) {
      throw new BackupException(BackupException.Code.NOT_WHOLE);
    }
    Path folder = target.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (SavedLogStore.isLog(data.relativize(target)) && Files.exists(target)) {
      return;
    }
    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
    if (data.relativize(target).getName(0).toString().equals("keys")) {
      keepPrivate(target);
    }
  }

  private static JsonNode manifest(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(MANIFEST);
    if (entry == null) {
      throw new BackupException(BackupException.Code.NOT_WHOLE);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      JsonNode manifest = JSON.readTree(in);
      if (!FORMAT.equals(manifest.path("format").asString(""))) {
        throw new BackupException(BackupException.Code.NOT_WHOLE);
      }
      return manifest;
    }
  }

  private static Map<String, String> prints(JsonNode manifest) {
    Map<String, String> prints = new TreeMap<>();
    manifest
        .path("sha256")
        .properties()
        .forEach(one -> prints.put(one.getKey(), one.getValue().asString()));
    return prints;
  }

  private static void check(ZipFile zip, Map<String, String> prints) throws IOException {
    for (Map.Entry<String, String> one : prints.entrySet()) {
      ZipEntry entry = zip.getEntry(one.getKey());
      if (entry == null) {
        throw new BackupException(BackupException.Code.NOT_WHOLE);
      }
      Printed printed = new Printed(OutputStream.nullOutputStream());
      try (InputStream in = zip.getInputStream(entry)) {
        in.transferTo(printed);
      }
      if (!printed.hex().equals(one.getValue())) {
        throw new BackupException(BackupException.Code.NOT_WHOLE);
      }
    }
  }

  private static void keepPrivate(Path file) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** How much is in it. */
  public record Contents(long rows, long files) {}

  /** Takes the fingerprint of what passes. */
  private static final class Printed extends FilterOutputStream {
    private final MessageDigest digest;

    Printed(OutputStream out) {
      super(out);
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void write(int one) throws IOException {
      digest.update((byte) one);
      out.write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      digest.update(bytes, offset, length);
      out.write(bytes, offset, length);
    }

    String hex() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }
}
