package org.limpide.server.notifications;

import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.Notices;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the settings page does with webhooks. */
@Controller
@RequestMapping("/o/{organisation}/notifications/webhooks")
class WebhookRoutes {
  private final Webhooks webhooks;
  private final NotificationRoutes pages;

  WebhookRoutes(Webhooks webhooks, NotificationRoutes pages) {
    this.webhooks = webhooks;
    this.pages = pages;
  }

  @Allowed({OWNER, DPO})
  @PostMapping
  String add(
      @PathVariable OrganisationId organisation,
      @RequestParam(defaultValue = "") String url,
      Words words,
      Model model,
      HttpServletResponse response) {
    Optional<String> wrong = webhooks.wrong(url);
    if (wrong.isPresent()) {
      response.setStatus(422);
      return pages.settings(organisation, url, Map.of("url", words.say(wrong.get())), model);
    }
    return secret(webhooks.add(organisation, url), model);
  }

  @Allowed({OWNER, DPO})
  @PostMapping("/{webhook}/secret")
  String rotate(
      @PathVariable OrganisationId organisation, @PathVariable UUID webhook, Model model) {
    return secret(webhooks.rotate(organisation, webhook), model);
  }

  @Allowed({OWNER, DPO})
  @PostMapping("/{webhook}/test")
  String test(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID webhook,
      HttpServletRequest request,
      HttpServletResponse response) {
    webhooks.test(organisation, webhook);
    Notices.next(request, response, "notifications.tested");
    return "redirect:/o/" + organisation + "/notifications/deliveries";
  }

  @Allowed({OWNER, DPO})
  @PostMapping("/{webhook}/pause")
  String pause(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID webhook,
      HttpServletRequest request,
      HttpServletResponse response) {
    webhooks.set(organisation, webhook, false);
    Notices.next(request, response, "notifications.paused");
    return "redirect:/o/" + organisation + "/notifications";
  }

  @Allowed({OWNER, DPO})
  @PostMapping("/{webhook}/resume")
  String resume(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID webhook,
      HttpServletRequest request,
      HttpServletResponse response) {
    webhooks.set(organisation, webhook, true);
    Notices.next(request, response, "notifications.resumed");
    return "redirect:/o/" + organisation + "/notifications";
  }

  @Allowed({OWNER, DPO})
  @PostMapping("/{webhook}/remove")
  String remove(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID webhook,
      HttpServletRequest request,
      HttpServletResponse response) {
    webhooks.remove(organisation, webhook);
    Notices.next(request, response, "notifications.removed");
    return "redirect:/o/" + organisation + "/notifications";
  }

  /** Shown in the answer itself, never at an address: it is seen once. */
  private static String secret(Webhook webhook, Model model) {
    model.addAttribute("webhook", WebhookWithSecret.of(webhook));
    return "notifications/secret";
  }
}
