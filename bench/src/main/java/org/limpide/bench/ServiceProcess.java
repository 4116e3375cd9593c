package org.limpide.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code ./limpide serve} as people run it, from the command line to its end. */
final class ServiceProcess implements AutoCloseable {
  private static final long GIVE_UP_NANOS = TimeUnit.MINUTES.toNanos(3);

  private final Process process;
  private final URI address;
  private final double seconds;
  private final Path said;

  private ServiceProcess(Process process, URI address, double seconds, Path said) {
    this.process = process;
    this.address = address;
    this.seconds = seconds;
    this.said = said;
  }

  /** Starts it and waits for its first answer, asked for every 10 ms. */
  static ServiceProcess start(Path root, Path data, Optional<String> database)
      throws IOException, InterruptedException {
    int port = freePort();
    List<String> command =
        new ArrayList<>(
            List.of(
                root.resolve("limpide").toString(),
                "serve",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port)));
    database.ifPresent(url -> command.addAll(List.of("--database-url", url)));
    URI address = URI.create("http://127.0.0.1:" + port);
    Path said = Files.createTempFile("limpide-bench-", ".log");
    try (HttpClient client = HttpClient.newHttpClient()) {
      long began = System.nanoTime();
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      while (!answers(client, address)) {
        if (!process.isAlive() || System.nanoTime() - began > GIVE_UP_NANOS) {
          process.destroyForcibly();
          throw new IOException(
              "the service did not start: " + command + "\n" + Files.readString(said));
        }
        Thread.sleep(10);
      }
      return new ServiceProcess(process, address, (System.nanoTime() - began) / 1e9, said);
    }
  }

  private static boolean answers(HttpClient client, URI address) throws InterruptedException {
    try {
      return client
              .send(
                  HttpRequest.newBuilder(address.resolve("/sign-in")).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false; // not yet
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  URI address() {
    return address;
  }

  /** From the command to the first answer. */
  double seconds() {
    return seconds;
  }

  /** {@code Rss} or {@code Pss} of the process, in MiB. */
  double mebibytes(String what) throws IOException {
    Path file = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
    try (Stream<String> lines = Files.lines(file)) {
      return lines
              .filter(line -> line.startsWith(what + ":"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum()
          / 1024.0;
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("the service did not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      System.err.print(complaints());
      Files.deleteIfExists(said);
    }
  }

  /** What it said, if anything failed. */
  private String complaints() throws IOException {
    String text = Files.readString(said);
    return text.contains(" ERROR ") ? text : "";
  }
}
