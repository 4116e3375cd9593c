import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Fetches others' data files anew. Run by {@code vendors/refresh}; needs only a JDK. Arguments: a
 * npm registry other than {@code https://registry.npmjs.org}.
 */
class Refresh {
  static final Path INTO = Path.of("vendors/src/main/resources/org/limpide/vendors");
  static final Path LICENCES = INTO.resolve("licences");
  static final HttpClient HTTP =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  static int failed;

  interface Step {
    String run() throws IOException, InterruptedException;
  }

  public static void main(String[] arguments) throws IOException {
    String npm = arguments.length > 0 ? arguments[0] : "https://registry.npmjs.org";
    Files.createDirectories(LICENCES);
    attempt("third-party-web", () -> thirdPartyWeb(npm));
    attempt("tarteaucitron", () -> tarteaucitron(npm));
    attempt("open-cookie-database", () ->
        plain("https://raw.githubusercontent.com/jkwakman/Open-Cookie-Database/master/open-cookie-database.csv", "open-cookie-database.csv", "Category"));
    attempt("public-suffix-list", () ->
        plain("https://publicsuffix.org/list/public_suffix_list.dat", "public_suffix_list.dat", "BEGIN ICANN"));
    attempt("retire.js", () ->
        plain("https://raw.githubusercontent.com/RetireJS/retire.js/master/repository/jsrepository-v4.json", "retire-jsrepository-v4.json", "jquery"));
    if (failed > 0) {
      System.err.println(failed + " not refreshed; the files that were there stay.");
      System.exit(3);
    }
  }

  static void attempt(String name, Step step) {
    try {
      System.err.println(name + ": " + step.run());
    } catch (IOException | InterruptedException | RuntimeException e) {
      failed++;
      System.err.println(name + ": not reached (" + e + ")");
    }
  }

  static byte[] get(String url) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofMinutes(2)).build();
    var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException("HTTP " + answer.statusCode() + " for " + url);
    }
    return answer.body();
  }

  /** Replaces a file by what the address answers, if it holds the word that tells it is the file. */
  static String plain(String url, String file, String mustHold) throws IOException, InterruptedException {
    byte[] body = get(url);
    if (body.length < 100_000 || !new String(body, StandardCharsets.UTF_8).contains(mustHold)) {
      throw new IOException("not the expected file: " + url);
    }
    Files.write(INTO.resolve(file), body);
    return body.length + " bytes";
  }

  static String thirdPartyWeb(String npm) throws IOException, InterruptedException {
    Map<String, byte[]> files = newest(npm, "third-party-web");
    Files.write(INTO.resolve("third-party-web.json"), files.get("dist/entities-nostats.json"));
    Files.write(LICENCES.resolve("third-party-web.txt"), files.get("LICENSE"));
    return version(files);
  }

  /** The services' facts as JSON; their code is left out. */
  static String tarteaucitron(String npm) throws IOException, InterruptedException {
    Map<String, byte[]> files = newest(npm, "tarteaucitronjs");
    String script = new String(files.get("tarteaucitron.services.js"), StandardCharsets.UTF_8);
    String services = script.split("\n(?=(?:// .*\n)?tarteaucitron\\.services\\.)").length > 200 ? facts(script) : "";
    if (services.isEmpty()) {
      throw new IOException("tarteaucitron.services.js does not read as it used to");
    }
    Files.writeString(
        INTO.resolve("tarteaucitron.json"),
        "{\"version\":\"" + version(files) + "\",\"services\":[\n" + services + "\n]}\n");
    Files.write(LICENCES.resolve("tarteaucitron.txt"), files.get("LICENSE"));
    return version(files);
  }

  static final Pattern HOST = Pattern.compile("['\"](?:https?:)?//((?:[a-z0-9-]+\\.)+[a-z]{2,})", Pattern.CASE_INSENSITIVE);

  static String facts(String script) {
    List<String> lines = new ArrayList<>();
    for (String part : script.split("tarteaucitron\\.services\\.(?=[a-zA-Z0-9_]+ = \\{)")) {
      String key = field("key", part);
      String name = field("name", part);
      String type = field("type", part);
      if (key.isEmpty() || name.isEmpty()) {
        continue;
      }
      Set<String> hosts = new LinkedHashSet<>();
      String uri = field("uri", part);
      Matcher host = HOST.matcher(part.replace(uri.isEmpty() ? "\0" : uri, ""));
      while (host.find()) {
        hosts.add(host.group(1).toLowerCase());
      }
      Set<String> cookies = new LinkedHashSet<>();
      Matcher cookie = Pattern.compile("['\"]([^'\"]+)['\"]").matcher(first("\"?cookies\"?:\\s*\\[([^\\]]*)\\]", part));
      while (cookie.find()) {
        cookies.add(cookie.group(1));
      }
      lines.add(
          "{\"key\":" + quoted(key) + ",\"name\":" + quoted(name) + ",\"type\":" + quoted(type)
              + ",\"needConsent\":" + first("\"?needConsent\"?:\\s*(false)", part).isEmpty()
              + ",\"hosts\":" + list(hosts) + ",\"cookies\":" + list(cookies) + "}");
    }
    return String.join(",\n", lines);
  }

  /** A property's text; the file quotes names and values in either way, or names not at all. */
  static String field(String name, String text) {
    Matcher found = Pattern.compile("(?<![\\w\"'])[\"']?" + name + "[\"']?:\\s*([\"'])(.*?)\\1").matcher(text);
    return found.find() ? found.group(2) : "";
  }

  static String first(String regex, String text) {
    Matcher found = Pattern.compile(regex).matcher(text);
    return found.find() ? found.group(1) : "";
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static String list(Set<String> items) {
    return items.stream().map(Refresh::quoted).collect(Collectors.joining(",", "[", "]"));
  }

  // ---- npm

  static Map<String, byte[]> newest(String npm, String name) throws IOException, InterruptedException {
    String about = new String(get(npm + "/" + name + "/latest"), StandardCharsets.UTF_8);
    return untar(get(first("\"tarball\":\\s*\"([^\"]+)\"", about)));
  }

  static String version(Map<String, byte[]> files) {
    return first("\"version\":\\s*\"([^\"]+)\"", new String(files.get("package.json"), StandardCharsets.UTF_8));
  }

  /** The files of a gzipped tar archive (POSIX ustar), without the first folder of their names. */
  static Map<String, byte[]> untar(byte[] archive) throws IOException {
    byte[] tar = new GZIPInputStream(new ByteArrayInputStream(archive)).readAllBytes();
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int at = 0; at + 512 <= tar.length && tar[at] != 0; ) {
      String name = text(tar, at, 100);
      int size = Integer.parseInt(text(tar, at + 124, 12).strip(), 8);
      if (tar[at + 156] == '0') {
        byte[] content = new byte[size];
        System.arraycopy(tar, at + 512, content, 0, size);
        files.put(name.substring(name.indexOf('/') + 1), content);
      }
      at += 512 + (size + 511) / 512 * 512;
    }
    return files;
  }

  static String text(byte[] bytes, int from, int most) {
    int end = from;
    while (end < from + most && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }
}
