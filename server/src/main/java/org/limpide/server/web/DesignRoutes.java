package org.limpide.server.web;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Every component pages are made of, on one page: what a new page is built from, and what the
 * accessibility tests look at in every state.
 */
@Controller
class DesignRoutes {

  @SignedIn
  @GetMapping("/design")
  String components(Words words, Model model) {
    model.addAttribute("wrong", Map.of("design-wrong", words.say("field.NotBlank")));
    return "web/design";
  }
}
