package org.limpide.audit.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The browsers started by this process: their processes and their temporary folders. */
final class Leftovers {
  private static final String MARK = "limpide-browser-" + ProcessHandle.current().pid() + "-";

  private Leftovers() {}

  /** Processes that still run after a moment. */
  static List<String> processes() {
    for (int tries = 0; tries < 40 && !running().isEmpty(); tries++) {
      pause(); // a killed process takes a moment to go
    }
    return running().stream()
        .map(process -> process.pid() + " " + about(process, "cmdline").replace('\0', ' '))
        .toList();
  }

  /** Every process of every browser: each has the browser's folder as its home. */
  static List<ProcessHandle> running() {
    return ProcessHandle.allProcesses()
        .filter(process -> about(process, "environ").contains(MARK))
        .toList();
  }

  /** Those that show pages. */
  static List<ProcessHandle> renderers() {
    return running().stream()
        .filter(process -> about(process, "cmdline").contains("--type=renderer"))
        .toList();
  }

  /** Those at the root of a tree. */
  static List<ProcessHandle> browsers() {
    return running().stream()
        .filter(process -> !about(process, "cmdline").contains("--type="))
        .filter(process -> about(process, "cmdline").contains("--remote-debugging-pipe"))
        .toList();
  }

  /** A file of {@code /proc}; empty when the process is gone or another user's. */
  static String about(ProcessHandle process, String file) {
    try {
      return Files.readString(
          Path.of("/proc", Long.toString(process.pid()), file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  static List<Path> folders() {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.getFileName().toString().startsWith(MARK)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(250);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
