package org.limpide.audit.browser;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The temporary folders of browsers, which carry the number of the process they belong to: those of
 * a process that was killed before it could tidy up are removed by the next one.
 */
final class Leftovers {
  private static final Pattern NAME = Pattern.compile("limpide-browser-(\\d+)-.*");

  private Leftovers() {}

  /** How a folder's name begins. */
  static String name() {
    return "limpide-browser-" + ProcessHandle.current().pid() + "-";
  }

  /** Removes what processes that are no more have left. */
  static void sweep() {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir", "/tmp")))) {
      List<Path> orphans = files.filter(Leftovers::orphan).toList();
      orphans.forEach(Leftovers::delete);
    } catch (IOException | java.io.UncheckedIOException e) {
      // a temporary folder that cannot be listed is nobody's to tidy
    }
  }

  private static boolean orphan(Path folder) {
    Matcher name = NAME.matcher(folder.getFileName().toString());
    return name.matches()
        && name.group(1).length() < 18
        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()
        && aged(folder);
  }

  /** In a container another process's number may be unknown here: what is young is let be. */
  private static boolean aged(Path folder) {
    try {
      return Files.getLastModifiedTime(folder)
          .toInstant()
          .isBefore(Instant.now().minus(Duration.ofHours(1)));
    } catch (IOException e) {
      return false;
    }
  }

  /** Deletes a folder as far as that can be done now. */
  static void delete(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
                throws IOException {
              Files.deleteIfExists(folder);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // a process still writes there, or it is another user's
    }
  }
}
