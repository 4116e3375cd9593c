package org.limpide.server.consents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.limpide.banner.Notice;
import org.limpide.journal.note.Checkpoint;
import org.limpide.journal.note.TlogProof;
import org.limpide.journal.note.VerifierKey;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.sites.NewSite;
import org.limpide.server.sites.Site;
import org.limpide.server.sites.Sites;
import org.limpide.server.web.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A visitor's choice over HTTP, from what they are told to a proof that needs no trust in us. */
class ChoicesTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** A shop with its banner. */
  private record Shop(Server server, Site site, Banner banner, Notice notice) {
    static Shop on(Server server) {
      Visitor owner = Visitor.member(server, Role.OWNER);
      String address = "https://www." + UUID.randomUUID() + ".fr";
      Site site =
          server.part(Sites.class).add(owner.organisation(), new NewSite(address, "Boutique"));
      Notice notice =
          Notice.standard(site.url().getHost(), "", List.of("google-analytics", "youtube"));
      Banner banner =
          server
              .part(Banners.class)
              .publish(owner.organisation(), site.id(), notice, Optional.of(owner.person()));
      return new Shop(server, site, banner, notice);
    }

    URI at(String path) {
      return server.address().resolve("/c/" + banner.key() + "/" + path);
    }

    String body(UUID event, String choices) {
      return "{\"event\":\"%s\",\"notice\":\"%s\",\"choices\":%s,\"method\":\"save\",\"language\":\"fr\"}"
          .formatted(event, notice.version(), choices);
    }
  }

  @OnEachEngine
  void aChoiceIsAnsweredOnceItIsWrittenAndProvedWithoutUs(Engines.Kind engine) throws Exception {
    Shop shop = Shop.on(Running.on(engine));
    UUID event = event();

    HttpResponse<String> answer = post(shop, shop.body(event, "{\"audience\":true}"));

    assertThat(answer.statusCode()).isEqualTo(201);
    JsonNode kept = JsonMapper.shared().readTree(answer.body());
    assertThat(kept.get("id").asString()).isEqualTo(event.toString());
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("limpide_choice=1." + shop.notice().version().substring(0, 8))
        .contains("Max-Age=15724800", "SameSite=Lax", "Path=/");
    byte[] receipt = Base64.getUrlDecoder().decode(kept.get("receipt").asString());
    ConsentRecord record = ConsentRecord.read(receipt);
    assertThat(record.verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(record.site()).isEqualTo(shop.site().id());
    assertThat(record.notice()).isEqualTo(shop.notice().version());

    HttpResponse<String> proof = get(shop.at("choices/" + event + "/proof"));
    assertThat(proof.statusCode()).isEqualTo(200);
    TlogProof told = TlogProof.parse(proof.body());
    assertThat(told.index()).isEqualTo(kept.get("index").asLong());
    assertThat(told.leadsFrom(receipt)).isTrue();
    byte[] other = receipt.clone();
    other[1] ^= 1;
    assertThat(told.leadsFrom(other)).as("another verdict").isFalse();

    URI log = shop.server().address().resolve("/log/" + kept.get("log").asString() + "/");
    VerifierKey key = VerifierKey.parse(get(log.resolve("key")).body().strip());
    assertThat(told.checkpoint().note().signedBy(key)).isTrue();
    Checkpoint now = Checkpoint.parse(get(log.resolve("checkpoint")).body());
    assertThat(now.note().signedBy(key)).isTrue();
    assertThat(now.size()).isGreaterThan(told.index());
    assertThat(get(log.resolve("tile/0/000.p/" + now.size())).statusCode()).isEqualTo(200);
    assertThat(get(log.resolve("tile/entries/000.p/" + now.size())).statusCode())
        .as("what was chosen is not public")
        .isEqualTo(404);
  }

  @OnEachEngine
  void aChoiceSentTwiceIsOneChoice(Engines.Kind engine) throws Exception {
    Shop shop = Shop.on(Running.on(engine));
    UUID event = event();
    String first = post(shop, shop.body(event, "{\"audience\":true}")).body();
    String again = post(shop, shop.body(event, "{\"audience\":true}")).body();
    String changed = post(shop, shop.body(event, "{\"audience\":false}")).body();
    assertThat(again).isEqualTo(first);
    assertThat(changed).as("what was written stays").isEqualTo(first);
    assertThat(JsonMapper.shared().readTree(first).get("index").asLong()).isZero();
    String next = post(shop, shop.body(event(), "{}")).body();
    assertThat(JsonMapper.shared().readTree(next).get("index").asLong()).isEqualTo(1);
  }

  @OnEachEngine
  void whatIsNoChoiceIsRefusedWithItsReason(Engines.Kind engine) throws Exception {
    Shop shop = Shop.on(Running.on(engine));
    String good = shop.body(event(), "{\"audience\":true}");
    Map<String, Integer> wrong =
        Map.of(
            "",
            400,
            "[]",
            400,
            good + "x",
            400,
            "{\"event\":",
            400,
            good.replace(shop.notice().version(), "0".repeat(64)),
            422,
            good.replace("audience", "unheard"),
            422,
            good.replace("save", "sold"),
            422,
            good.replace("\"fr\"", "\"<script>\""),
            422,
            good.replace("\"event\":\"", "\"event\":\"x"),
            422,
            "{" + "\"a\":\"b\",".repeat(3000) + good.substring(1),
            413);
    for (Map.Entry<String, Integer> one : wrong.entrySet()) {
      HttpResponse<String> answer = post(shop, one.getKey());
      assertThat(answer.statusCode()).as(one.getKey()).isEqualTo(one.getValue());
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(JsonMapper.shared().readTree(answer.body()).get("title").asString()).isNotBlank();
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
    assertThat(JsonMapper.shared().readTree(post(shop, good).body()).get("index").asLong())
        .as("nothing else was written")
        .isZero();
    assertThat(send(shop, "PUT", good).statusCode()).isEqualTo(405);
    assertThat(get(shop.at("choices/" + UUID.randomUUID() + "/proof")).statusCode()).isEqualTo(404);
    assertThat(get(shop.server().address().resolve("/c/00000000000000000000/banner.js")))
        .returns(404, HttpResponse::statusCode);
  }

  @OnEachEngine
  void oneShopNeitherSeesNorProvesAnothersChoices(Engines.Kind engine) throws Exception {
    Shop one = Shop.on(Running.on(engine));
    Shop other = Shop.on(Running.on(engine));
    UUID event = event();
    assertThat(post(one, one.body(event, "{}")).statusCode()).isEqualTo(201);
    assertThat(get(one.at("choices/" + event + "/proof")).statusCode()).isEqualTo(200);
    assertThat(get(other.at("choices/" + event + "/proof")).statusCode()).isEqualTo(404);
    assertThat(post(other, one.body(event(), "{}")).statusCode())
        .as("a notice of another site")
        .isEqualTo(422);
  }

  @OnEachEngine
  void onlyPagesOfTheSiteSendChoicesForIt(Engines.Kind engine) throws Exception {
    Shop shop = Shop.on(Running.on(engine));
    String domain = shop.site().url().getHost().substring("www.".length());
    for (String origin : List.of("https://www." + domain, "https://m." + domain)) {
      HttpResponse<String> answer = from(shop, origin);
      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(origin);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).contains("true");
    }
    for (String origin :
        List.of("https://ailleurs.fr", "null", "https://" + domain + ".ailleurs.fr")) {
      assertThat(from(shop, origin).statusCode()).as(origin).isEqualTo(403);
    }
  }

  @OnEachEngine
  void theBannersFilesAreServedForEverUnderTheirNames(Engines.Kind engine) throws Exception {
    Shop shop = Shop.on(Running.on(engine));
    HttpResponse<String> loader = get(shop.at("banner.js"));
    assertThat(loader.statusCode()).isEqualTo(200);
    assertThat(loader.headers().firstValue("Cache-Control").orElse("")).contains("max-age=300");
    String name = loader.headers().firstValue("ETag").orElseThrow().replace("\"", "");
    HttpResponse<String> named = get(shop.at(name));
    assertThat(named.body()).isEqualTo(loader.body());
    assertThat(named.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    assertThat(loader.headers().map()).doesNotContainKey("set-cookie");

    Notice next = Notice.standard("Boutique", "", List.of("google-analytics"));
    shop.server()
        .part(Banners.class)
        .publish(shop.banner().organisation(), shop.site().id(), next, Optional.empty());
    assertThat(get(shop.at("banner.js")).body()).isNotEqualTo(loader.body());
    assertThat(get(shop.at(name)).statusCode()).as("of a page still open").isEqualTo(200);
    assertThat(post(shop, shop.body(event(), "{}")).statusCode())
        .as("an answer to what was told before")
        .isEqualTo(201);
  }

  @OnEachEngine
  void aChoiceOutlivesTheService(Engines.Kind engine) throws Exception {
    var settings = engine.fresh();
    UUID event = event();
    String path;
    String proof;
    try (Server server = Server.start(settings)) {
      Shop shop = Shop.on(server);
      assertThat(post(shop, shop.body(event, "{\"media\":true}")).statusCode()).isEqualTo(201);
      path = shop.at("choices/" + event + "/proof").getPath();
      proof = get(server.address().resolve(path)).body();
    }
    try (Server server = Server.start(settings)) {
      String again = get(server.address().resolve(path)).body();
      assertThat(TlogProof.parse(again).index()).isEqualTo(TlogProof.parse(proof).index());
    }
  }

  private static UUID event() {
    // as the banner makes them: RFC 9562, version 7
    long time = System.currentTimeMillis();
    UUID random = UUID.randomUUID();
    return new UUID(
        time << 16 | 0x7000 | random.getMostSignificantBits() & 0x0fff,
        random.getLeastSignificantBits());
  }

  private static HttpResponse<String> post(Shop shop, String body) throws Exception {
    return send(shop, "POST", body);
  }

  private static HttpResponse<String> from(Shop shop, String origin) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(shop.at("choices"))
            .header("Origin", origin)
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(shop.body(event(), "{}")))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> send(Shop shop, String method, String body)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(shop.at("choices"))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(URI address) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }
}
