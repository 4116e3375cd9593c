package org.limpide.server.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.limpide.server.Server;
import org.limpide.server.accounts.ApiKeys;
import org.limpide.server.accounts.NewApiKey;
import org.limpide.server.web.OrganisationId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an invented person does in an organisation, through the service's own API as any program
 * would: so that the demonstration shows nothing that the service could not do. Its key is revoked
 * when it is closed.
 */
final class InventedHand implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Server server;
  private final UUID person;
  private final OrganisationId organisation;
  private final ApiKeys.Made key;
  private final HttpClient client = HttpClient.newHttpClient();

  InventedHand(Server server, UUID person, OrganisationId organisation) {
    this.server = server;
    this.person = person;
    this.organisation = organisation;
    this.key =
        server
            .part(ApiKeys.class)
            .make(person, new NewApiKey("Démonstration", organisation.toString(), "write", 365));
  }

  /** Makes something; returns what the API answers. */
  JsonNode post(String path, Map<String, ?> body) {
    return send("POST", path, body);
  }

  /** Changes something. */
  JsonNode put(String path, Map<String, ?> body) {
    return send("PUT", path, body);
  }

  private JsonNode send(String method, String path, Map<String, ?> body) {
    URI address = URI.create(server.address() + "/api/v1/organisations/" + organisation + path);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + key.secret())
            .header("Content-Type", "application/json")
            .header("Accept-Language", "fr")
            .method(method, HttpRequest.BodyPublishers.ofString(MAPPER.writeValueAsString(body)))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(method + " " + path + ": " + answer.statusCode());
      }
      return answer.body().isEmpty() ? MAPPER.nullNode() : MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    server.part(ApiKeys.class).revoke(person, key.key().id());
  }
}
