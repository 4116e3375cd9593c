package org.limpide.server.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.limpide.server.web.OrganisationId;

class WebhookSecretTest {

  @Test
  void theVectorOfTheDocumentationIsSignedAsItSays() throws IOException {
    Map<String, String> vector = new TreeMap<>();
    Pattern.compile("(?m)^\\| `?([a-z-]+)`? \\| `([^`]+)` \\|$")
        .matcher(Files.readString(Path.of("../docs/webhooks.md")))
        .results()
        .forEach(line -> vector.put(line.group(1), line.group(2)));

    String signature =
        WebhookSecret.parse(vector.get("secret"))
            .sign(
                UUID.fromString(vector.get("webhook-id")),
                Instant.ofEpochSecond(Long.parseLong(vector.get("webhook-timestamp"))),
                vector.get("body"));

    assertThat(signature).isEqualTo(vector.get("webhook-signature"));
  }

  @Test
  void aSecretIsReadBackAndNeverShownByAccident() {
    WebhookSecret secret = WebhookSecret.fresh();
    UUID id = UUID.randomUUID();

    WebhookSecret read = WebhookSecret.parse(secret.reveal());

    assertThat(read.sign(id, Instant.EPOCH, "x")).isEqualTo(secret.sign(id, Instant.EPOCH, "x"));
    assertThat(secret.toString()).isEqualTo("whsec_…");
    assertThat(WebhookSecret.fresh().reveal()).isNotEqualTo(secret.reveal());
  }

  @Test
  void forADayTheOldSecretSignsBesideTheNewOne() {
    Instant now = Instant.parse("2026-12-01T10:00:00Z");
    WebhookSecret old = WebhookSecret.fresh();
    Webhook webhook =
        new Webhook(
            UUID.randomUUID(),
            new OrganisationId(UUID.randomUUID()),
            URI.create("https://a.test/"),
            WebhookSecret.fresh(),
            Optional.of(new Webhook.Former(old, now.plus(Duration.ofHours(24)))),
            Webhook.State.ON,
            Optional.empty(),
            now);

    assertThat(webhook.signing(now.plus(Duration.ofHours(23))))
        .containsExactly(webhook.secret(), old);
    assertThat(webhook.signing(now.plus(Duration.ofHours(24)))).containsExactly(webhook.secret());
  }

  @Test
  void aNoticeHoldsNoText() {
    OrganisationId organisation = new OrganisationId(UUID.randomUUID());
    for (Object text : List.of("claude@exemple.test", UUID.randomUUID(), List.of("x"))) {
      assertThatThrownBy(() -> notice(organisation, text, "/tasks"))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> notice(organisation, 1, "/search?q=claude@exemple.test"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(notice(organisation, 3, "/tasks?when=late").figures()).containsExactly(3);
  }

  private static Notice notice(OrganisationId organisation, Object figure, String link) {
    return new Notice(
        UUID.randomUUID(), organisation, "tasks.late", List.of(figure), link, Instant.EPOCH);
  }
}
