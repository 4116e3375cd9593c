package org.limpide.audit.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Starts a program in a mount namespace of its own, in which an empty folder lies over each folder
 * it must not see, and without any privilege to take it away. Root makes the namespace as root; any
 * other user makes it in a user namespace, from which the processes outside cannot be looked at
 * either. Many containers and some systems allow neither: the browser is then started all the same,
 * and the evidence says so.
 *
 * @param command what to put before the program; empty when nothing is hidden
 * @param word for the evidence
 */
record Confinement(List<String> command, String word) {
  /** Hides as many folders as its first argument says, then becomes the rest of them. */
  private static final String HIDE =
      "n=$1; shift; while [ $n -gt 0 ]; do mount -n -t tmpfs -o ro,size=4k,mode=0 limpide \"$1\" || exit 91;"
          + " shift; n=$((n-1)); done; exec \"$@\"";

  static final String YES = "yes: the folders to keep from it are hidden";
  static final String NO = "no: this system does not let folders be hidden from the browser";
  static final String NOTHING = "nothing to hide";

  /**
   * The best this machine allows.
   *
   * @param temporary where the browser's own folder is, which cannot be hidden from it
   */
  static Confinement of(List<Path> hidden, Path temporary, boolean root) throws IOException {
    List<String> folders = new ArrayList<>();
    boolean possible = true;
    for (Path folder : hidden) {
      if (Files.isDirectory(folder)) {
        Path real = folder.toRealPath();
        possible &= !temporary.toRealPath().startsWith(real);
        folders.add(real.toString());
      }
    }
    if (folders.isEmpty()) {
      return new Confinement(List.of(), NOTHING);
    }
    Optional<Path> unshare = Chromium.onPath("unshare");
    Optional<Path> setpriv = Chromium.onPath("setpriv");
    if (!possible || unshare.isEmpty() || setpriv.isEmpty()) {
      return new Confinement(List.of(), NO);
    }
    List<String> command = new ArrayList<>();
    command.add(unshare.get().toString());
    if (!root) {
      command.addAll(List.of("--user", "--map-current-user", "--keep-caps"));
    }
    command.addAll(List.of("--mount", "--propagation", "private", "--"));
    command.addAll(List.of("/bin/sh", "-c", HIDE, "sh", Integer.toString(folders.size())));
    command.addAll(folders);
    if (!root) {
      command.addAll(
          List.of(
              setpriv.get().toString(),
              "--ambient-caps=-all",
              "--inh-caps=-all",
              "--bounding-set=-all",
              "--pdeathsig",
              "KILL",
              "--"));
    }
    return works(command) ? new Confinement(command, YES) : new Confinement(List.of(), NO);
  }

  private static boolean works(List<String> command) throws IOException {
    List<String> tried = new ArrayList<>(command);
    tried.add("/bin/true");
    Process process =
        new ProcessBuilder(tried)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroyForcibly();
    }
  }
}
