package org.limpide.server.accounts;

import java.util.Optional;
import org.limpide.server.web.Anyone;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page; Spring Security answers what it sends. */
@Controller
class SignInRoutes {

  @Anyone
  @GetMapping("/sign-in")
  String page(@RequestParam(required = false) Optional<String> failed, Model model) {
    model.addAttribute("failed", failed.isPresent());
    return "accounts/sign-in";
  }
}
