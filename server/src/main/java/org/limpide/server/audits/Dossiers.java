package org.limpide.server.audits;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.limpide.server.ServerSettings;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Component;

/**
 * The sealed dossiers on disk: {@code DATA/audits/ORGANISATION/AUDIT/}, with the evidence, the
 * reports and the seal. What lies there came from audited sites, so that nothing is opened by a
 * name that a request gives but a plain file of that very dossier.
 */
@Component
class Dossiers {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,150}");

  private final Path root;

  Dossiers(ServerSettings settings) {
    this.root = settings.data().resolve("audits");
  }

  Path folder(OrganisationId organisation, UUID audit) {
    return root.resolve(organisation.toString()).resolve(audit.toString());
  }

  /** An empty folder, whatever an attempt that was killed has left there. */
  Path fresh(OrganisationId organisation, UUID audit) throws IOException {
    Path folder = folder(organisation, audit);
    delete(folder);
    Files.createDirectories(folder);
    return folder;
  }

  long freeBytes() throws IOException {
    Files.createDirectories(root);
    return Files.getFileStore(root).getUsableSpace();
  }

  /** A report of the dossier, if it is there. */
  Optional<Path> report(OrganisationId organisation, UUID audit, String file) {
    return plain(folder(organisation, audit), file);
  }

  /** A file of the evidence, if the name is a plain one and it is there. */
  Optional<Path> evidence(OrganisationId organisation, UUID audit, String file) {
    return plain(folder(organisation, audit).resolve("evidence"), file);
  }

  private static Optional<Path> plain(Path folder, String name) {
    if (!PLAIN.matcher(name).matches()) {
      return Optional.empty();
    }
    Path file = folder.resolve(name);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(file)
        : Optional.empty();
  }

  /** Writes the whole dossier as a ZIP archive, file by file. */
  void zip(OrganisationId organisation, UUID audit, OutputStream out) throws IOException {
    Path folder = folder(organisation, audit);
    try (ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(folder)) {
      List<Path> all =
          files
              .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .sorted(Comparator.comparing(Path::toString))
              .toList();
      for (Path file : all) {
        zip.putNextEntry(
            new ZipEntry(audit + "/" + folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
  }

  void delete(OrganisationId organisation, UUID audit) {
    try {
      delete(folder(organisation, audit));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes every dossier that is not wanted: of sites removed, of audits that came to nothing. */
  int sweep(BiPredicate<OrganisationId, UUID> wanted) throws IOException {
    int swept = 0;
    for (Path organisation : folders(root)) {
      for (Path dossier : folders(organisation)) {
        if (!wanted.test(
            OrganisationId.of(organisation.getFileName().toString()),
            UUID.fromString(dossier.getFileName().toString()))) {
          delete(dossier);
          swept++;
        }
      }
    }
    return swept;
  }

  /** The folders in it that we made: their names are ids. */
  private static List<Path> folders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(one -> Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS))
          .filter(one -> one.getFileName().toString().matches("[0-9a-f-]{36}"))
          .toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                Path emptied, @org.jspecify.annotations.Nullable IOException e) throws IOException {
              Files.delete(emptied);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (NoSuchFileException e) {
      // nothing to delete
    }
  }
}
