package org.limpide.server.storage;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.limpide.server.Visitor;

/** The form that adds a site, filled in and ready to be sent by a browser, any number of times. */
record Form(Visitor visitor, String token) {
  static Form of(Visitor visitor) {
    return new Form(visitor, visitor.token("/o/" + visitor.organisation() + "/sites/new"));
  }

  HttpResponse<String> send(String host) {
    return visitor.send(
        visitor
            .request("/o/" + visitor.organisation() + "/sites")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "_csrf="
                        + URLEncoder.encode(token, StandardCharsets.UTF_8)
                        + "&name=&url=https%3A%2F%2F"
                        + host))
            .build());
  }

  HttpResponse<String> sendAsProgram(String host) {
    return visitor.send(
        visitor
            .request("/api/v1/organisations/" + visitor.organisation() + "/sites")
            .header("Content-Type", "application/json")
            .header("X-CSRF-TOKEN", token)
            .POST(HttpRequest.BodyPublishers.ofString("{\"url\":\"https://" + host + "\"}"))
            .build());
  }
}
