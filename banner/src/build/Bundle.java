import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;

/**
 * Makes the banner's scripts and style smaller, with the esbuild that Maven brought as a jar: only a
 * JDK is needed to build. Arguments: the folder of sources, the folder of results.
 */
class Bundle {
  public static void main(String[] args) throws IOException, InterruptedException {
    Path esbuild = unpack();
    try {
      List<String> command =
          new ArrayList<>(
              List.of(
                  esbuild.toString(),
                  "--bundle",
                  "--minify",
                  "--charset=utf8",
                  "--target=es2020",
                  "--format=iife",
                  "--legal-comments=none",
                  "--log-level=warning",
                  "--outdir=" + args[1]));
      for (String entry : List.of("loader.ts", "ui.ts", "banner.css")) {
        command.add(Path.of(args[0], entry).toString());
      }
      int status = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (status != 0) {
        System.exit(status);
      }
    } finally {
      Files.deleteIfExists(esbuild);
    }
  }

  private static Path unpack() throws IOException {
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!part.endsWith(".jar")) {
        continue;
      }
      try (JarFile jar = new JarFile(part)) {
        Optional<Path> found = unpack(jar);
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    throw new IOException("no esbuild for this machine on the class path");
  }

  private static Optional<Path> unpack(JarFile jar) throws IOException {
    var entry =
        jar.stream()
            .filter(e -> e.getName().endsWith("/esbuild") || e.getName().endsWith("/esbuild.exe"))
            .findFirst();
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    Path to = Files.createTempFile("esbuild", entry.get().getName().endsWith(".exe") ? ".exe" : "");
    try (InputStream in = jar.getInputStream(entry.get())) {
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!to.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + to + " executable");
    }
    return Optional.of(to);
  }
}
