package org.limpide.audit.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One case of the bed: a base site, what the case changes in it, and what the audit must conclude.
 *
 * @param rule folder above the case: the rule it is mostly about
 * @param name such as {@code faulty-1}
 * @param json its {@code case.json}
 * @param baseJson its base's {@code base.json}
 */
record BedCase(String rule, String name, Path folder, JsonNode json, JsonNode baseJson) {
  static final Path ROOT = Path.of("src/test/resources/bed");

  static final Path THIRD_PARTIES = ROOT.resolve("third-parties");

  /**
   * Every case, or those that {@code -Dbed=RULE} or {@code -Dbed=RULE/name} selects (several with
   * commas).
   */
  static List<BedCase> selected() {
    List<String> wanted = List.of(System.getProperty("bed", "").split(","));
    return all().stream()
        .filter(
            one -> wanted.stream().anyMatch(want -> want.isBlank() || one.isCalled(want.strip())))
        .toList();
  }

  /** Every case. */
  static List<BedCase> all() {
    try (Stream<Path> files = Files.walk(ROOT.resolve("cases"), 3)) {
      return files.filter(file -> file.endsWith("case.json")).sorted().map(BedCase::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BedCase read(Path file) {
    JsonNode json = Json.read(file);
    Path folder = file.getParent();
    String base = json.path("base").asString("atelier");
    return new BedCase(
        folder.getParent().getFileName().toString(),
        folder.getFileName().toString(),
        folder,
        json,
        Json.read(ROOT.resolve("bases").resolve(base).resolve("base.json")));
  }

  private boolean isCalled(String wanted) {
    return wanted.equals(rule)
        || wanted.equals(id())
        || (wanted.endsWith("*") && id().startsWith(wanted.replace("*", "")));
  }

  String id() {
    return rule + "/" + name;
  }

  /** Written before the rule was tuned on it. */
  boolean blind() {
    return json.path("style").asString("tuned").equals("blind");
  }

  /** Statuses by rule; several acceptable ones are separated by {@code |}. */
  Map<String, String> expected() {
    return new TreeMap<>(Json.map(json.path("expect")));
  }

  /** Rules that this case breaks besides those it is about. */
  Set<String> alsoFails() {
    return new HashSet<>(Json.strings(json.path("alsoFails")));
  }

  Path base() {
    return ROOT.resolve("bases").resolve(json.path("base").asString("atelier"));
  }

  String host() {
    return option("host").asString();
  }

  boolean https() {
    return json.path("https").asBoolean(true);
  }

  /** {@code redirect}, {@code serve} or {@code closed}. */
  String plainHttp() {
    return json.path("plainHttp").asString(https() ? "redirect" : "serve");
  }

  String startUrl() {
    return (https() ? "https://" : "http://") + host() + json.path("start").asString("/");
  }

  BedCertificates.Quality certificate() {
    String word = json.path("certificate").asString("valid");
    return BedCertificates.Quality.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  List<String> tls() {
    return Json.strings(json.path("tls"));
  }

  /** Records of the base, then the case's own over them. */
  List<JsonNode> dns() {
    return List.of(baseJson.path("dns"), json.path("dns"));
  }

  Set<String> scenarios() {
    List<String> listed = Json.strings(json.path("scenarios"));
    return listed.isEmpty() ? Set.of("S0") : new HashSet<>(listed);
  }

  int pages() {
    return json.path("pages").asInt(6);
  }

  int depth() {
    return json.path("depth").asInt(2);
  }

  LocalDate at() {
    return LocalDate.parse(json.path("at").asString("2026-11-23"));
  }

  boolean verified() {
    return json.path("verified").asBoolean(false);
  }

  int settle() {
    return json.path("settle").asInt(250);
  }

  int firstWait() {
    return json.path("firstWait").asInt(400);
  }

  /** Every host that answers: the site's, the third parties', the case's own. */
  Set<String> hosts() {
    Set<String> hosts = new HashSet<>();
    hosts.add(host());
    hosts.addAll(Json.strings(baseJson.path("aliases")));
    hosts.addAll(Json.map(json.path("hosts")).keySet());
    hosts.addAll(thirdParties());
    return hosts;
  }

  private static List<String> thirdParties() {
    List<String> hosts =
        new ArrayList<>(Json.read(THIRD_PARTIES.resolve("hosts.json")).propertyNames());
    try (Stream<Path> folders = Files.list(THIRD_PARTIES)) {
      folders
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .forEach(hosts::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return hosts;
  }

  private JsonNode option(String name) {
    return json.has(name) ? json.path(name) : baseJson.path(name);
  }
}
