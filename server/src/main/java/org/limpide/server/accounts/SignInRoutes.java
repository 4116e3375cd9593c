package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.limpide.server.web.Anyone;
import org.limpide.server.web.LocalPath;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page. */
@Controller
class SignInRoutes {
  private static final int LONGEST = 254;

  private final SignIns signIns;
  private final Entrance entrance;
  private final Clock clock;

  SignInRoutes(SignIns signIns, Entrance entrance, Clock clock) {
    this.signIns = signIns;
    this.entrance = entrance;
    this.clock = clock;
  }

  @Anyone
  @GetMapping("/sign-in")
  String page(
      @RequestParam(defaultValue = "/") String next,
      @RequestParam("signed-out") Optional<String> signedOut,
      Model model) {
    return page("", next, 0, false, signedOut.isPresent(), model);
  }

  @Anyone
  @PostMapping("/sign-in")
  String signIn(
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "/") String next,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (email.length() > LONGEST) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return page("", next, 0, true, false, model);
    }
    return switch (signIns.attempt(email, password, request.getRemoteAddr())) {
      case SignIns.Outcome.Right right -> {
        entrance.enter(request, response, right.person());
        yield "redirect:" + LocalPath.of(next);
      }
      case SignIns.Outcome.Wrong wrong -> {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        yield page(email, next, 0, true, false, model);
      }
      case SignIns.Outcome.Wait wait -> {
        response.setStatus(429);
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds(wait.until())));
        yield page(email, next, minutes(wait.until()), false, false, model);
      }
    };
  }

  private long seconds(Instant until) {
    return Math.max(1, Duration.between(clock.instant(), until).toSeconds() + 1);
  }

  private long minutes(Instant until) {
    return (seconds(until) + 59) / 60;
  }

  private static String page(
      String email, String next, long minutes, boolean failed, boolean signedOut, Model model) {
    model.addAttribute("email", email);
    model.addAttribute("next", LocalPath.of(next));
    model.addAttribute("minutes", minutes);
    model.addAttribute("failed", failed);
    model.addAttribute("signedOut", signedOut);
    return "accounts/sign-in";
  }
}
