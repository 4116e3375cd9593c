package org.limpide.server.consents;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A visitor's choice over HTTP, from what they are told to a proof that needs no trust in us. */
class ChoicesTest {
  @OnEachEngine
  void aChoiceIsAnsweredOnceItIsWrittenAndProvedWithoutUs(Engines.Kind engine) throws Exception {
    Shop shop = Shop.on(Running.on(engine));
    UUID event = Shop.event();

    HttpResponse<String> answer = shop.post(shop.body(event, "{\"audience\":true}"));

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

    HttpResponse<String> proof = Shop.get(shop.at("choices/" + event + "/proof"));
    assertThat(proof.statusCode()).isEqualTo(200);
    TlogProof told = TlogProof.parse(proof.body());
    assertThat(told.index()).isEqualTo(kept.get("index").asLong());
    assertThat(told.leadsFrom(receipt)).isTrue();
    byte[] other = receipt.clone();
    other[1] ^= 1;
    assertThat(told.leadsFrom(other)).as("another verdict").isFalse();

    URI log = shop.server().address().resolve("/log/" + kept.get("log").asString() + "/");
    VerifierKey key = VerifierKey.parse(Shop.get(log.resolve("key")).body().strip());
    assertThat(told.checkpoint().note().signedBy(key)).isTrue();
    Checkpoint now = Checkpoint.parse(Shop.get(log.resolve("checkpoint")).body());
    assertThat(now.note().signedBy(key)).isTrue();
    assertThat(now.size()).isGreaterThan(told.index());
    assertThat(Shop.get(log.resolve("tile/0/000.p/" + now.size())).statusCode()).isEqualTo(200);
    assertThat(Shop.get(log.resolve("tile/entries/000.p/" + now.size())).statusCode())
        .as("what was chosen is not public")
        .isEqualTo(404);
  }

  @OnEachEngine
  void aChoiceSentTwiceIsOneChoice(Engines.Kind engine) throws Exception {
    Shop shop = Shop.on(Running.on(engine));
    UUID event = Shop.event();
    String first = shop.post(shop.body(event, "{\"audience\":true}")).body();
    String again = shop.post(shop.body(event, "{\"audience\":true}")).body();
    String changed = shop.post(shop.body(event, "{\"audience\":false}")).body();
    assertThat(again).isEqualTo(first);
    assertThat(changed).as("what was written stays").isEqualTo(first);
    assertThat(JsonMapper.shared().readTree(first).get("index").asLong()).isZero();
    String next = shop.post(shop.body(Shop.event(), "{}")).body();
    assertThat(JsonMapper.shared().readTree(next).get("index").asLong()).isEqualTo(1);
  }

  @OnEachEngine
  void whatIsNoChoiceIsRefusedWithItsReason(Engines.Kind engine) throws Exception {
    Shop shop = Shop.on(Running.on(engine));
    String good = shop.body(Shop.event(), "{\"audience\":true}");
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
      HttpResponse<String> answer = shop.post(one.getKey());
      assertThat(answer.statusCode()).as(one.getKey()).isEqualTo(one.getValue());
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(JsonMapper.shared().readTree(answer.body()).get("title").asString()).isNotBlank();
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
    assertThat(JsonMapper.shared().readTree(shop.post(good).body()).get("index").asLong())
        .as("nothing else was written")
        .isZero();
    assertThat(shop.send("PUT", good).statusCode()).isEqualTo(405);
    assertThat(Shop.get(shop.at("choices/" + UUID.randomUUID() + "/proof")).statusCode())
        .isEqualTo(404);
    assertThat(Shop.get(shop.server().address().resolve("/c/00000000000000000000/banner.js")))
        .returns(404, HttpResponse::statusCode);
  }

  @OnEachEngine
  void oneShopNeitherSeesNorProvesAnothersChoices(Engines.Kind engine) throws Exception {
    Shop one = Shop.on(Running.on(engine));
    Shop other = Shop.on(Running.on(engine));
    UUID event = Shop.event();
    assertThat(one.post(one.body(event, "{}")).statusCode()).isEqualTo(201);
    assertThat(Shop.get(one.at("choices/" + event + "/proof")).statusCode()).isEqualTo(200);
    assertThat(Shop.get(other.at("choices/" + event + "/proof")).statusCode()).isEqualTo(404);
    assertThat(other.post(one.body(Shop.event(), "{}")).statusCode())
        .as("a notice of another site")
        .isEqualTo(422);
  }

  @OnEachEngine
  void onlyPagesOfTheSiteSendChoicesForIt(Engines.Kind engine) throws Exception {
    Shop shop = Shop.on(Running.on(engine));
    String domain = shop.site().url().getHost().substring("www.".length());
    for (String origin : List.of("https://www." + domain, "https://m." + domain)) {
      HttpResponse<String> answer = shop.from(origin);
      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(origin);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).contains("true");
    }
    for (String origin :
        List.of("https://ailleurs.fr", "null", "https://" + domain + ".ailleurs.fr")) {
      assertThat(shop.from(origin).statusCode()).as(origin).isEqualTo(403);
    }
  }

  @OnEachEngine
  void theBannersFilesAreServedForEverUnderTheirNames(Engines.Kind engine) throws Exception {
    Shop shop = Shop.on(Running.on(engine));
    HttpResponse<String> loader = Shop.get(shop.at("banner.js"));
    assertThat(loader.statusCode()).isEqualTo(200);
    assertThat(loader.headers().firstValue("Cache-Control").orElse("")).contains("max-age=300");
    String name = loader.headers().firstValue("ETag").orElseThrow().replace("\"", "");
    HttpResponse<String> named = Shop.get(shop.at(name));
    assertThat(named.body()).isEqualTo(loader.body());
    assertThat(named.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    assertThat(loader.headers().map()).doesNotContainKey("set-cookie");

    Notice next = Notice.standard("Boutique", "", List.of("google-analytics"));
    shop.server()
        .part(Banners.class)
        .publish(shop.banner().organisation(), shop.site().id(), next, Optional.empty());
    assertThat(Shop.get(shop.at("banner.js")).body()).isNotEqualTo(loader.body());
    assertThat(Shop.get(shop.at(name)).statusCode()).as("of a page still open").isEqualTo(200);
    assertThat(shop.post(shop.body(Shop.event(), "{}")).statusCode())
        .as("an answer to what was told before")
        .isEqualTo(201);
  }

  @OnEachEngine
  void aChoiceOutlivesTheService(Engines.Kind engine) throws Exception {
    var settings = engine.fresh();
    UUID event = Shop.event();
    String path;
    String proof;
    try (Server server = Server.start(settings)) {
      Shop shop = Shop.on(server);
      assertThat(shop.post(shop.body(event, "{\"media\":true}")).statusCode()).isEqualTo(201);
      path = shop.at("choices/" + event + "/proof").getPath();
      proof = Shop.get(server.address().resolve(path)).body();
    }
    try (Server server = Server.start(settings)) {
      String again = Shop.get(server.address().resolve(path)).body();
      assertThat(TlogProof.parse(again).index()).isEqualTo(TlogProof.parse(proof).index());
    }
  }
}
