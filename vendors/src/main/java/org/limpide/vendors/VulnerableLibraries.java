package org.limpide.vendors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which script libraries a page uses and what is known against their versions, from the data of <a
 * href="https://github.com/RetireJS/retire.js">retire.js</a> (Apache-2.0), its repository v4. A
 * library is told by its address, its file name, its source, or by what it announces itself. Hashes
 * and syntax trees, retire.js's other ways, are left out.
 */
public final class VulnerableLibraries {
  /** How often a script's characters are looked at for one pattern, at the most. */
  private static final long LOOKS = 20_000_000;

  /** What libraries announce of themselves, by the name of the announcement. */
  private static final Map<String, String> ANNOUNCED =
      Map.ofEntries(
          Map.entry("jquery", "jquery"),
          Map.entry("jquery ui", "jquery-ui"),
          Map.entry("angularjs", "angularjs"),
          Map.entry("vue", "vue"),
          Map.entry("react", "react"),
          Map.entry("bootstrap", "bootstrap"),
          Map.entry("lodash", "lodash"),
          Map.entry("moment", "moment.js"),
          Map.entry("backbone", "backbone.js"),
          Map.entry("handlebars", "handlebars"),
          Map.entry("prototype", "prototypejs"),
          Map.entry("mootools", "mootools"),
          Map.entry("knockout", "knockout"),
          Map.entry("d3", "d3"),
          Map.entry("ember", "ember"),
          Map.entry("dompurify", "DOMPurify"),
          Map.entry("next", "nextjs"),
          Map.entry("tinymce", "tinyMCE"),
          Map.entry("ckeditor", "ckeditor"));

  private static final Pattern VERSION = Pattern.compile("[0-9]+(\\.[0-9]+)+[0-9.a-z_\\-]*");

  /**
   * What was recognised.
   *
   * @param whole whether every pattern could be tried to its end
   */
  public record Recognised(Set<Library> libraries, boolean whole) {
    public Recognised {
      libraries = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(libraries));
    }
  }

  private record Component(
      String name,
      List<LibraryPattern> fileNames,
      List<LibraryPattern> addresses,
      List<LibraryPattern> contents,
      List<Vulnerability> vulnerabilities) {}

  private final List<Component> components = new ArrayList<>();
  private final List<Pattern> leftAside = new ArrayList<>();

  /** Patterns that could not be read, for tests. */
  final List<String> unread = new ArrayList<>();

  private static final class Bundled {
    static final VulnerableLibraries LIST =
        new VulnerableLibraries(Resource.bytes("retire-jsrepository-v4.json"));
  }

  VulnerableLibraries(byte[] json) {
    JsonNode root = JsonMapper.shared().readTree(new String(json, UTF_8));
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      JsonNode extractors = entry.getValue().path("extractors");
      if (entry.getKey().equals("dont check")) {
        extractors.path("uri").forEach(uri -> leftAside.add(Pattern.compile(uri.asString(""))));
      } else if (!entry.getKey().equals("retire-example")) {
        components.add(component(entry.getKey(), extractors, entry.getValue()));
      }
    }
  }

  /** The data this build carries, read once. */
  public static VulnerableLibraries bundled() {
    return Bundled.LIST;
  }

  /** The libraries in a script, by its address and its source (which may be empty). */
  public Recognised in(String url, String source) {
    var found = new LinkedHashSet<Library>();
    if (leftAside.stream().anyMatch(pattern -> pattern.matcher(url).find())) {
      return new Recognised(found, true);
    }
    String path = url.replaceFirst("[?#].*$", "");
    String file = path.substring(path.lastIndexOf('/') + 1);
    boolean whole = true;
    for (Component component : components) {
      for (var search :
          List.of(
              new Search(component.addresses, url),
              new Search(component.fileNames, file),
              new Search(component.contents, source))) {
        for (LibraryPattern pattern : search.patterns) {
          try {
            pattern
                .version(BoundedText.of(search.text, LOOKS), search.text)
                .ifPresent(version -> found.add(new Library(component.name, version)));
          } catch (BoundedText.Exhausted e) {
            whole = false;
          }
        }
      }
    }
    return new Recognised(found, whole);
  }

  private record Search(List<LibraryPattern> patterns, String text) {}

  /** A library that announces itself in the page, such as {@code jQuery} {@code 3.4.1}. */
  public Optional<Library> announced(String name, String version) {
    String known = ANNOUNCED.get(name.toLowerCase(Locale.ROOT));
    var number = VERSION.matcher(version);
    return known != null && number.find()
        ? Optional.of(new Library(known, number.group()))
        : Optional.empty();
  }

  /** What is known against that library's version, worst first. */
  public List<Vulnerability> of(Library library) {
    return components.stream()
        .filter(component -> component.name.equals(library.name()))
        .flatMap(component -> component.vulnerabilities.stream())
        .filter(vulnerability -> vulnerability.concerns(library.version()))
        .sorted(java.util.Comparator.comparing(Vulnerability::severity).reversed())
        .toList();
  }

  private Component component(String name, JsonNode extractors, JsonNode node) {
    List<LibraryPattern> contents = new ArrayList<>();
    for (JsonNode written : extractors.path("filecontent")) {
      keep(contents, LibraryPattern.of(written.asString("")), written);
    }
    for (JsonNode written : extractors.path("filecontentreplace")) {
      keep(contents, LibraryPattern.ofReplacement(written.asString("")), written);
    }
    List<LibraryPattern> fileNames = new ArrayList<>();
    for (JsonNode written : extractors.path("filename")) {
      keep(fileNames, LibraryPattern.ofWhole(written.asString("")), written);
    }
    List<LibraryPattern> addresses = new ArrayList<>();
    for (JsonNode written : extractors.path("uri")) {
      keep(addresses, LibraryPattern.of(written.asString("")), written);
    }
    List<Vulnerability> vulnerabilities = new ArrayList<>();
    node.path("vulnerabilities").forEach(one -> vulnerabilities.add(vulnerability(one)));
    return new Component(name, fileNames, addresses, contents, vulnerabilities);
  }

  private void keep(
      List<LibraryPattern> patterns, Optional<LibraryPattern> read, JsonNode written) {
    read.ifPresentOrElse(patterns::add, () -> unread.add(written.asString("")));
  }

  private static Vulnerability vulnerability(JsonNode node) {
    JsonNode identifiers = node.path("identifiers");
    String summary = identifiers.path("summary").asString("");
    List<String> names = new ArrayList<>();
    identifiers.path("CVE").forEach(cve -> names.add(cve.asString("")));
    for (String kind : List.of("githubID", "retid")) {
      if (!identifiers.path(kind).asString("").isEmpty()) {
        names.add(
            kind.equals("retid")
                ? "retire.js " + identifiers.path(kind).asString()
                : identifiers.path(kind).asString());
      }
    }
    @Nullable String from =
        node.path("atOrAbove").isString() ? node.path("atOrAbove").asString() : null;
    return new Vulnerability(
        node.path("below").asString(""),
        from,
        Vulnerability.Severity.valueOf(
            node.path("severity").asString("low").toUpperCase(Locale.ROOT)),
        names,
        summary,
        END_OF_LIFE.matcher(summary).find());
  }

  private static final Pattern END_OF_LIFE =
      Pattern.compile("(?i)end[- ]of[- ](life|support)|no longer (supported|maintained|receiving)");
}
