package org.limpide.server.notifications;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.Notices;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.RailEntry;
import org.limpide.server.web.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages about news: the settings, each member's choices, what was told, the log. */
@Controller
@RequestMapping("/o/{organisation}/notifications")
class NotificationRoutes {
  private static final int PAGE = 50;
  private static final String FIELD = "rhythm-";

  private final News news;
  private final Webhooks webhooks;

  NotificationRoutes(News news, Webhooks webhooks) {
    this.news = news;
    this.webhooks = webhooks;
  }

  @Allowed({OWNER, DPO})
  @GetMapping
  String settings(@PathVariable OrganisationId organisation, Model model) {
    return settings(organisation, "", Map.of(), model);
  }

  String settings(
      OrganisationId organisation, String typed, Map<String, String> wrong, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("wrong", wrong);
    model.addAttribute("members", news.readers(organisation));
    model.addAttribute(
        "webhooks", webhooks.of(organisation).stream().map(WebhookBody::of).toList());
    return "notifications/settings";
  }

  @Allowed({OWNER, DPO, AGENT, READER})
  @GetMapping("/news")
  String told(
      @PathVariable OrganisationId organisation,
      @RequestParam(defaultValue = "1") int page,
      Words words,
      Model model) {
    int number = Math.clamp(page, 1, 100_000);
    model.addAttribute("news", news.of(organisation, words, (number - 1) * PAGE, PAGE));
    model.addAttribute("total", news.count(organisation));
    model.addAttribute("page", number);
    return "notifications/news";
  }

  @Allowed({OWNER, DPO})
  @GetMapping("/deliveries")
  String log(
      @PathVariable OrganisationId organisation,
      @RequestParam(defaultValue = "1") int page,
      Words words,
      Model model) {
    int number = Math.clamp(page, 1, 100_000);
    model.addAttribute(
        "deliveries", news.deliveries(organisation, words, (number - 1) * PAGE, PAGE));
    model.addAttribute("total", news.countDeliveries(organisation));
    model.addAttribute("page", number);
    return "notifications/deliveries";
  }

  @Allowed({OWNER, DPO})
  @PostMapping("/deliveries/{delivery}/replay")
  String replay(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID delivery,
      HttpServletRequest request,
      HttpServletResponse response) {
    news.replay(organisation, delivery);
    Notices.next(request, response, "notifications.replayed");
    return "redirect:/o/" + organisation + "/notifications/deliveries";
  }

  @Allowed({OWNER, DPO})
  @GetMapping("/members/{person}")
  String member(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID person,
      Words words,
      Model model) {
    model.addAttribute("member", news.reader(organisation, person));
    model.addAttribute("rhythms", news.rhythms(organisation, person, words));
    return "notifications/member";
  }

  @Allowed({OWNER, DPO})
  @PostMapping("/members/{person}")
  String choose(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID person,
      @RequestParam Map<String, String> fields,
      HttpServletRequest request,
      HttpServletResponse response) {
    Map<String, String> wanted = new TreeMap<>();
    fields.forEach(
        (name, value) -> {
          if (name.startsWith(FIELD)) {
            wanted.put(name.substring(FIELD.length()), value);
          }
        });
    news.choose(organisation, person, wanted);
    Notices.next(request, response, "notifications.chosen");
    return "redirect:/o/" + organisation + "/notifications";
  }

  /** Where the settings stand in the rail. */
  @Configuration(proxyBeanMethods = false)
  static class InRail {
    @Bean
    RailEntry notificationsInRail() {
      return new RailEntry(905, "/notifications", "rail.notifications", "bell", Set.of(OWNER, DPO));
    }
  }
}
