package org.limpide.audit.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What browsers started by this process may have left on the machine. */
final class Leftovers {
  private static final String MARK = "limpide-browser-" + ProcessHandle.current().pid() + "-";

  private Leftovers() {}

  /** Browser processes that still run: each has the browser's folder as its home. */
  static List<String> processes() {
    for (int tries = 0; tries < 20 && !running().isEmpty(); tries++) {
      pause(); // a killed process takes a moment to go
    }
    return running();
  }

  private static List<String> running() {
    return ProcessHandle.allProcesses()
        .filter(process -> environment(process).contains(MARK))
        .map(process -> process.pid() + " " + process.info().commandLine().orElse(""))
        .toList();
  }

  private static String environment(ProcessHandle process) {
    try {
      return Files.readString(
          Path.of("/proc", Long.toString(process.pid()), "environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // another user's, or gone
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
