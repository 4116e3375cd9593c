package org.limpide.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an audit's report says of its own work.
 *
 * @param visits the pages it read, each once per state
 * @param failed addresses it could not read
 * @param archives HAR files kept; likewise pictures
 */
record AuditReport(String browser, List<Visited> visits, int failed, long archives, long pictures) {
  /** A page opened once in one state. */
  record Visited(String state, String url, String phase) {}

  static AuditReport in(Path folder) throws IOException {
    JsonNode report =
        JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("report.json")));
    List<Visited> visits = new ArrayList<>();
    int failed = 0;
    for (JsonNode scenario : report.path("scenarios")) {
      String state = scenario.path("id").asString("") + "-" + scenario.path("run").asInt(1);
      for (JsonNode visit : scenario.path("visits")) {
        if (visit.path("problem").asString("").isEmpty()) {
          visits.add(
              new Visited(state, visit.path("url").asString(""), visit.path("phase").asString("")));
        } else {
          failed++;
        }
      }
    }
    return new AuditReport(
        report.path("browser").asString(""),
        visits,
        failed,
        files(folder, ".har"),
        files(folder, ".jpg"));
  }

  private static long files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("evidence"))) {
      return files.filter(file -> file.toString().endsWith(ending)).count();
    }
  }
}
