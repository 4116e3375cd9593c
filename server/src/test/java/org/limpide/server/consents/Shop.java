package org.limpide.server.consents;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.limpide.banner.Notice;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.sites.NewSite;
import org.limpide.server.sites.Site;
import org.limpide.server.sites.Sites;
import org.limpide.server.web.Role;

/** A shop with its banner, and what its visitors' browsers send. */
record Shop(Server server, Site site, Banner banner, Notice notice) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

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

  HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return send("POST", body);
  }

  HttpResponse<String> send(String method, String body) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(at("choices"))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** A choice from a page of that origin. */
  HttpResponse<String> from(String origin) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(at("choices"))
            .header("Origin", origin)
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(body(event(), "{}")))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** As the banner makes them: RFC 9562, version 7. */
  static UUID event() {
    long time = System.currentTimeMillis();
    UUID random = UUID.randomUUID();
    return new UUID(
        time << 16 | 0x7000 | random.getMostSignificantBits() & 0x0fff,
        random.getLeastSignificantBits());
  }
}
