package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.mail.Mails;
import org.limpide.server.web.Anyone;
import org.limpide.server.web.Notices;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages for a forgotten password. */
@Controller
class ResetRoutes {
  private final Resets resets;
  private final Mails mails;

  ResetRoutes(Resets resets, Mails mails) {
    this.resets = resets;
    this.mails = mails;
  }

  @Anyone
  @GetMapping("/forgotten")
  String forgotten(Model model) {
    return forgotten("", false, Map.of(), model);
  }

  @Anyone
  @PostMapping("/forgotten")
  String ask(
      @RequestParam(defaultValue = "") String email,
      Words words,
      Model model,
      HttpServletResponse response) {
    var address = EmailAddress.parse(email.strip()).filter(one -> email.length() <= 254);
    if (address.isEmpty()) {
      response.setStatus(422);
      return forgotten(email, false, Map.of("email", words.say("field.Email")), model);
    }
    resets.ask(address.get());
    return forgotten("", true, Map.of(), model);
  }

  @Anyone
  @GetMapping("/reset/{secret}")
  String blank(@PathVariable String secret, Model model) {
    resets.look(secret);
    return form(secret, Map.of(), model);
  }

  @Anyone
  @PostMapping("/reset/{secret}")
  String reset(
      @PathVariable String secret,
      @RequestParam(defaultValue = "") String password,
      Words words,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Map<String, String> wrong = Wrongs.of(words, () -> resets.reset(secret, password));
    if (!wrong.isEmpty()) {
      response.setStatus(422);
      return form(secret, wrong, model);
    }
    Notices.next(request, response, "accounts.reset.done");
    return "redirect:/sign-in";
  }

  private String forgotten(String email, boolean asked, Map<String, String> wrong, Model model) {
    model.addAttribute("email", email);
    model.addAttribute("asked", asked);
    model.addAttribute("wrong", wrong);
    model.addAttribute("mail", mails.ready());
    return "accounts/forgotten";
  }

  private static String form(String secret, Map<String, String> wrong, Model model) {
    model.addAttribute("secret", secret);
    model.addAttribute("wrong", wrong);
    return "accounts/reset";
  }
}
