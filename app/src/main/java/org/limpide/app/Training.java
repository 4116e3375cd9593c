package org.limpide.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.limpide.server.Server;
import org.limpide.server.ServerSettings;

/**
 * A short life of the service on empty data, for the Java runtime to learn from: what it has loaded
 * and linked goes into the AOT cache (JEP 483, 514, 515), and the next starts take a second or two.
 */
final class Training {
  private Training() {}

  static int run(ServerSettings settings) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("limpide-train-");
    try (Server server = Server.start(ServerSettings.local(folder, 0));
        HttpClient client = HttpClient.newHttpClient()) {
      for (String path :
          new String[] {"/sign-in", "/health", "/", "/sign-in", "/metrics", "/nowhere"}) {
        client.send(
            HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
            HttpResponse.BodyHandlers.discarding());
      }
    } finally {
      delete(folder);
    }
    return ExitCode.DONE;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
