package org.limpide.audit.bed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What one host answers: files of a case laid over those of its base, with routes, headers, text
 * replaced and markup injected as the case says.
 */
final class BedSite {
  /**
   * An answer.
   *
   * @param delay milliseconds to wait before it
   */
  record Answer(int status, Map<String, List<String>> headers, byte[] body, long delay) {}

  private record Header(String pattern, String name, List<String> values) {}

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("xml", "application/xml"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("pdf", "application/pdf"));

  private final List<Path> folders;
  private final Map<String, JsonNode> routes = new LinkedHashMap<>();
  private final List<Header> headers = new ArrayList<>();
  private final List<String> removed;
  private final JsonNode replacements;
  private final JsonNode injections;

  private BedSite(List<Path> folders, JsonNode changes) {
    this.folders = folders;
    this.removed = Json.strings(changes.path("remove"));
    this.replacements = changes.path("replace");
    this.injections = changes.path("inject");
  }

  /** The audited site. */
  static BedSite of(BedCase one) {
    var site = new BedSite(List.of(one.folder(), one.base(), BedCase.THIRD_PARTIES), one.json());
    site.learn(one.baseJson());
    site.learn(one.json());
    site.check();
    return site;
  }

  /**
   * An emulated third party, or a host of the case's own ({@code @host} stands for a third party
   * under another name).
   */
  static BedSite other(BedCase one, String host) {
    String where = one.json().path("hosts").path(host).asString("");
    String like = where.startsWith("@") ? where.substring(1) : host;
    boolean own = !where.isEmpty() && !where.startsWith("@");
    Path folder = own ? one.folder().resolve(where) : BedCase.THIRD_PARTIES.resolve(like);
    var site = new BedSite(List.of(folder), Json.read(folder.resolve("_none.json")));
    site.headers.add(new Header("/*", "Access-Control-Allow-Origin", List.of("*")));
    if (!own) {
      site.learnRoutes(Json.read(BedCase.THIRD_PARTIES.resolve("hosts.json")).path(like));
    }
    site.learnRoutes(Json.read(folder.resolve("_headers")));
    return site;
  }

  Answer answer(String method, String path) {
    JsonNode route = route(method, path);
    Map<String, List<String>> out = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.stream()
        .filter(header -> matches(header.pattern(), path))
        .forEach(header -> out.put(header.name(), header.values()));
    route
        .path("headers")
        .properties()
        .forEach(entry -> out.put(entry.getKey(), Json.strings(entry.getValue())));
    out.values().removeIf(List::isEmpty);
    long delay = route.path("delay").asLong(0);
    if (route.has("redirect")) {
      out.put("Location", List.of(route.path("redirect").asString()));
      return new Answer(route.path("status").asInt(302), out, new byte[0], delay);
    }
    Optional<Path> file =
        removed.contains(path) ? Optional.empty() : file(route.path("file").asString(path));
    boolean inline = route.has("body");
    int status = route.path("status").asInt(inline || file.isPresent() ? 200 : 404);
    String name = inline ? path : file.map(Path::toString).orElse("404.html");
    out.putIfAbsent("Content-Type", List.of(type(name, inline)));
    byte[] body =
        inline
            ? route.path("body").asString().getBytes(UTF_8)
            : file.map(BedSite::bytes).orElseGet(() -> missing(status));
    String type = out.get("Content-Type").getFirst();
    if (type.startsWith("text/html")) {
      body = page(path, new String(body, UTF_8)).getBytes(UTF_8);
    } else if (type.startsWith("text/")) {
      body = replaced(path, new String(body, UTF_8)).getBytes(UTF_8);
    }
    return new Answer(status, out, body, delay);
  }

  private void learn(JsonNode changes) {
    for (var path : changes.path("headers").properties()) {
      for (var header : path.getValue().properties()) {
        headers.add(new Header(path.getKey(), header.getKey(), Json.strings(header.getValue())));
      }
    }
    learnRoutes(changes.path("routes"));
  }

  private void learnRoutes(JsonNode more) {
    more.properties().forEach(route -> routes.put(route.getKey(), route.getValue()));
  }

  /** A replacement that no longer finds its text would make a case test nothing. */
  private void check() {
    for (JsonNode replacement : replacements) {
      String in = replacement.path("in").asString();
      String path = in.equals("/*") ? "/_layout.html" : in;
      String text =
          file(path).map(BedSite::bytes).map(bytes -> new String(bytes, UTF_8)).orElse("");
      if (!text.contains(replacement.path("from").asString())) {
        throw new IllegalArgumentException(
            "nothing to replace in " + path + ": " + replacement.path("from"));
      }
    }
  }

  private JsonNode route(String method, String path) {
    for (String key : List.of(method + " " + path, path)) {
      if (routes.containsKey(key)) {
        return routes.get(key);
      }
    }
    return routes.entrySet().stream()
        .filter(route -> route.getKey().endsWith("*") && matches(route.getKey(), path))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Json.read(Path.of("absent")));
  }

  private Optional<Path> file(String path) {
    String relative = path.startsWith("/") ? path.substring(1) : path;
    if (relative.endsWith("case.json")
        || relative.endsWith("base.json")
        || relative.contains("..")) {
      return Optional.empty();
    }
    for (Path folder : folders) {
      boolean library = folder.equals(BedCase.THIRD_PARTIES) && path.startsWith("/");
      for (String suffix :
          List.of("", ".html", relative.isEmpty() ? "index.html" : "/index.html")) {
        Path file = folder.resolve(relative + suffix);
        if (!library && Files.isRegularFile(file)) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A fragment ({@code <!-- Title -->} on its first line) goes into the layout; then the case's
   * changes.
   */
  private String page(String path, String markup) {
    String html = markup;
    if (markup.startsWith("<!-- ")) {
      String title = markup.substring(5, markup.indexOf(" -->"));
      String layout =
          file("/_layout.html")
              .map(BedSite::bytes)
              .map(bytes -> new String(bytes, UTF_8))
              .orElse("{{content}}");
      html =
          layout
              .replace("{{title}}", title)
              .replace("{{content}}", markup.substring(markup.indexOf('\n') + 1));
    }
    html = replaced(path, html);
    for (var injection : injections.properties()) {
      if (matches(injection.getKey(), path)) {
        html = html.replace("</head>", injection.getValue().path("head").asString("") + "</head>");
        html = html.replace("</body>", injection.getValue().path("body").asString("") + "</body>");
        html = html.replace("</main>", injection.getValue().path("main").asString("") + "</main>");
      }
    }
    return html;
  }

  private String replaced(String path, String text) {
    String changed = text;
    for (JsonNode replacement : replacements) {
      if (matches(replacement.path("in").asString(), path)) {
        changed =
            changed.replace(replacement.path("from").asString(), replacement.path("to").asString());
      }
    }
    return changed;
  }

  private byte[] missing(int status) {
    return status >= 400
        ? "<!doctype html><html lang=fr><title>404</title><h1>Page introuvable</h1>".getBytes(UTF_8)
        : new byte[0];
  }

  private static boolean matches(String pattern, String path) {
    return pattern.endsWith("*")
        ? path.startsWith(pattern.substring(0, pattern.length() - 1))
        : pattern.equals(path);
  }

  private static String type(String name, boolean inline) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    String extension =
        last.contains(".")
            ? last.substring(last.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)
            : "html";
    return TYPES.getOrDefault(
        extension, inline ? "text/html; charset=utf-8" : "application/octet-stream");
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
