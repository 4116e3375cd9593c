package org.limpide.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs a command and watches the memory of its whole process tree: the sum of each process's
 * proportional set size (PSS, {@code /proc/PID/smaps_rollup}), which counts shared pages once.
 */
final class ProcessTree {
  private static final long EVERY_MILLIS = 400;

  /**
   * What running a command took.
   *
   * @param peakBytes the largest sum seen
   * @param processes how many there were then
   */
  record Cost(int exitCode, double seconds, long peakBytes, long processes) {}

  private ProcessTree() {}

  static Cost run(List<String> command) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long peak = 0;
    long processes = 0;
    while (process.isAlive()) {
      List<ProcessHandle> tree =
          Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
      long sum = tree.stream().mapToLong(ProcessTree::pss).sum();
      if (sum > peak) {
        peak = sum;
        processes = tree.size();
      }
      Thread.sleep(EVERY_MILLIS);
    }
    return new Cost(process.waitFor(), (System.nanoTime() - began) / 1e9, peak, processes);
  }

  private static long pss(ProcessHandle process) {
    Path file = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // it has just ended
    }
  }
}
