package org.limpide.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.limpide.server.Engines;
import org.limpide.server.Running;

class AssetsTest {
  private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"#]+)");
  private static final Pattern ICON =
      Pattern.compile("layout\\.icon\\(view = view, name = \"([a-z0-9-]+)\"");

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void theFirstPageWeighsLessThan150Kilobytes() throws Exception {
    byte[] page = get("/sign-in").body();
    int total = page.length;
    Set<String> files = new TreeSet<>();
    ASSET.matcher(unzip(page)).results().forEach(found -> files.add(found.group(1)));
    for (String file : files) {
      HttpResponse<byte[]> answer = get(file);
      assertThat(answer.statusCode()).as(file).isEqualTo(200);
      total += answer.body().length;
    }

    assertThat(files).hasSizeGreaterThanOrEqualTo(6);
    assertThat(total).isBetween(50_000, 150_000);
  }

  @Test
  void aFileIsKeptForEverUnderItsFingerprintOnly() throws Exception {
    HttpResponse<byte[]> current = get(Assets.address("limpide.css"));
    HttpResponse<byte[]> old = get("/assets/0123456789ab/limpide.css");

    assertThat(current.headers().firstValue("Cache-Control").orElseThrow())
        .contains("immutable", "max-age=31536000");
    assertThat(current.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(unzip(current.body())).contains("--paper");
    assertThat(old.headers().firstValue("Cache-Control")).contains("no-cache");
  }

  @Test
  void aBrowserThatHasAFileIsNotSentItAgain() throws Exception {
    String tag = get(Assets.address("limpide.js")).headers().firstValue("ETag").orElseThrow();
    HttpResponse<byte[]> again =
        send(request(Assets.address("limpide.js")).header("If-None-Match", tag));

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void whoCannotReadGzipGetsTheFileItself() throws Exception {
    HttpResponse<byte[]> plain =
        send(HttpRequest.newBuilder(address(Assets.address("limpide.css"))));

    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(new String(plain.body(), StandardCharsets.UTF_8)).contains("--paper");
  }

  @Test
  void nothingOutsideTheFolderIsGiven() throws Exception {
    assertThat(get("/assets/x/application.properties").statusCode()).isEqualTo(404);
    assertThat(get("/assets/x/..%2ftexts%2flayout.fr.properties").statusCode()).isBetween(400, 404);
  }

  @Test
  void everyIconAPageNamesIsDrawn() throws IOException {
    String drawn = new String(Assets.of("icons.svg").content(), StandardCharsets.UTF_8);
    Set<String> named = new TreeSet<>();
    for (Tone tone : Tone.values()) {
      named.add(tone.icon());
    }
    try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
      for (Path template : templates.filter(Files::isRegularFile).toList()) {
        ICON.matcher(Files.readString(template)).results().forEach(m -> named.add(m.group(1)));
      }
    }

    assertThat(named)
        .hasSizeGreaterThan(15)
        .allSatisfy(name -> assertThat(drawn).contains("<symbol id=\"" + name + "\""));
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address(path)).header("Accept-Encoding", "gzip");
  }

  private static URI address(String path) {
    return URI.create(Running.on(Engines.Kind.SQLITE).address() + path);
  }

  private static String unzip(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
