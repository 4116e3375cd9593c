package org.limpide.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.limpide.server.web.Anyone;
import org.limpide.server.web.Words;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The API's description, for programs and for people. */
@Controller
class OpenApiRoutes {
  private final OpenApi description;
  private final ApiRoutes routes;

  OpenApiRoutes(OpenApi description, ApiRoutes routes) {
    this.description = description;
    this.routes = routes;
  }

  @Anyone
  @GetMapping("/api/v1/openapi.json")
  @ResponseBody
  ResponseEntity<Map<String, Object>> document(Words words, HttpServletRequest request) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_LANGUAGE, words.language().code())
        .body(description.document(words, request.getContextPath()));
  }

  @Anyone
  @GetMapping("/api")
  String page(Words words, Model model) {
    Map<String, List<ApiLine>> desks = new TreeMap<>();
    for (ApiRoute route : routes.all()) {
      desks
          .computeIfAbsent(route.desk(), desk -> new ArrayList<>())
          .add(
              new ApiLine(
                  route.method(),
                  route.path(),
                  ApiSentences.summary(route, words),
                  ApiSentences.who(route, words)));
    }
    model.addAttribute("desks", desks);
    return "api/routes";
  }
}
