package org.limpide.server.notifications;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.ApiPage;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** News, webhooks and the log of deliveries for programs. */
@RestController
@RequestMapping("/api/v1/organisations/{organisation}/notifications")
class NotificationApi {
  private final News news;
  private final Webhooks webhooks;

  NotificationApi(News news, Webhooks webhooks) {
    this.news = news;
    this.webhooks = webhooks;
  }

  @Allowed({OWNER, DPO, AGENT, READER})
  @GetMapping
  ApiPage<NoticeBody> list(
      @PathVariable OrganisationId organisation,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit,
      Words words) {
    return ApiPage.of(
        offset,
        limit,
        news.count(organisation),
        (from, most) -> news.of(organisation, words, from, most));
  }

  @Allowed({OWNER, DPO})
  @GetMapping("/deliveries")
  ApiPage<DeliveryBody> log(
      @PathVariable OrganisationId organisation,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit,
      Words words) {
    return ApiPage.of(
        offset,
        limit,
        news.countDeliveries(organisation),
        (from, most) -> news.deliveries(organisation, words, from, most));
  }

  @Allowed({OWNER, DPO})
  @PostMapping("/deliveries/{delivery}/replay")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void replay(@PathVariable OrganisationId organisation, @PathVariable UUID delivery) {
    news.replay(organisation, delivery);
  }

  @Allowed({OWNER, DPO})
  @GetMapping("/members/{person}")
  List<RhythmBody> rhythms(
      @PathVariable OrganisationId organisation, @PathVariable UUID person, Words words) {
    return news.rhythms(organisation, person, words);
  }

  @Allowed({OWNER, DPO})
  @PutMapping("/members/{person}")
  List<RhythmBody> choose(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID person,
      @RequestBody Map<String, String> rhythms,
      Words words) {
    news.choose(organisation, person, rhythms);
    return news.rhythms(organisation, person, words);
  }

  @Allowed({OWNER, DPO})
  @GetMapping("/webhooks")
  List<WebhookBody> webhooks(@PathVariable OrganisationId organisation) {
    return webhooks.of(organisation).stream().map(WebhookBody::of).toList();
  }

  @Allowed({OWNER, DPO})
  @PostMapping("/webhooks")
  @ResponseStatus(HttpStatus.CREATED)
  WebhookWithSecret add(
      @PathVariable OrganisationId organisation, @Valid @RequestBody NewWebhook wanted) {
    return WebhookWithSecret.of(webhooks.add(organisation, wanted.url()));
  }

  @Allowed({OWNER, DPO})
  @PostMapping("/webhooks/{webhook}/secret")
  WebhookWithSecret rotate(@PathVariable OrganisationId organisation, @PathVariable UUID webhook) {
    return WebhookWithSecret.of(webhooks.rotate(organisation, webhook));
  }

  @Allowed({OWNER, DPO})
  @PostMapping("/webhooks/{webhook}/test")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void test(@PathVariable OrganisationId organisation, @PathVariable UUID webhook) {
    webhooks.test(organisation, webhook);
  }

  @Allowed({OWNER, DPO})
  @PostMapping("/webhooks/{webhook}/pause")
  WebhookBody pause(@PathVariable OrganisationId organisation, @PathVariable UUID webhook) {
    webhooks.set(organisation, webhook, false);
    return WebhookBody.of(webhooks.one(organisation, webhook));
  }

  @Allowed({OWNER, DPO})
  @PostMapping("/webhooks/{webhook}/resume")
  WebhookBody resume(@PathVariable OrganisationId organisation, @PathVariable UUID webhook) {
    webhooks.set(organisation, webhook, true);
    return WebhookBody.of(webhooks.one(organisation, webhook));
  }

  @Allowed({OWNER, DPO})
  @DeleteMapping("/webhooks/{webhook}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable OrganisationId organisation, @PathVariable UUID webhook) {
    webhooks.remove(organisation, webhook);
  }
}
