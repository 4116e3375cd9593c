package org.limpide.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShopTest {
  private static final List<String> PATHS =
      List.of("/", "/carte-des-cotes", "/panier", "/contact", "/compte", "/mentions-legales");

  private final Shop shop;
  private final HttpClient client = HttpClient.newHttpClient();

  ShopTest() throws IOException {
    shop = Shop.open(0);
  }

  @AfterEach
  void close() {
    client.close();
    shop.close();
  }

  @Test
  void eachFaultCanBeMendedAndMadeAgain() throws Exception {
    String broken = whole();
    for (ShopFault fault : ShopFault.values()) {
      shop.mend(fault);
      assertThat(whole()).as(fault + " mended").isNotEqualTo(broken).doesNotContain("<!--");
      shop.spoil(fault);
      assertThat(whole()).as(fault + " again").isEqualTo(broken);
    }
  }

  @Test
  void theWingsDoItByAButton() throws Exception {
    HttpRequest press =
        HttpRequest.newBuilder(shop.wings())
            .POST(HttpRequest.BodyPublishers.ofString("fault=WEAK_PASSWORD"))
            .build();

    assertThat(client.send(press, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(303);
    assertThat(shop.faults()).isEqualTo(EnumSet.complementOf(EnumSet.of(ShopFault.WEAK_PASSWORD)));
    assertThat(get(shop.wings())).contains("✓ réparé", "✗ à réparer");
    assertThat(whole()).as("no page leads there").doesNotContain(Shop.WINGS);

    client.send(press, HttpResponse.BodyHandlers.ofString());
    assertThat(shop.faults()).containsExactlyInAnyOrder(ShopFault.values());
  }

  @Test
  void nothingInItLeadsOffThisMachineAndEveryPageSaysItIsInvented() throws Exception {
    Matcher addresses = Pattern.compile("(?:https?:)?//([a-z0-9.-]+)").matcher(whole());
    List<String> hosts = new ArrayList<>();
    while (addresses.find()) {
      hosts.add(addresses.group(1));
    }

    assertThat(hosts).isNotEmpty().containsOnly("localhost");
    for (String path : PATHS) {
      assertThat(get(shop.address().resolve(path))).contains("Boutique inventée");
    }
  }

  @Test
  void whatIsNotThereIsNotThereAndLocalhostLeadsToTheShop() throws Exception {
    assertThat(status(shop.address().resolve("/nulle-part"))).isEqualTo(404);
    assertThat(status(shop.address().resolve("/../frame.html"))).isEqualTo(404);
    URI other = URI.create("http://localhost:" + shop.address().getPort() + "/contact");
    assertThat(status(other)).isEqualTo(302);
  }

  private String whole() throws Exception {
    StringBuilder all = new StringBuilder();
    for (String path : PATHS) {
      all.append(get(shop.address().resolve(path)));
    }
    return all.append(get(shop.address().resolve("/bandeau.js"))).toString();
  }

  private String get(URI address) throws Exception {
    return client
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private int status(URI address) throws Exception {
    return client
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
