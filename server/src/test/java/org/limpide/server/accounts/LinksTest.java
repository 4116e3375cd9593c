package org.limpide.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.limpide.law.Language;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Visitor;
import org.limpide.server.accounts.Link.Purpose;
import org.limpide.server.storage.Database;
import org.limpide.server.web.Refusal;

class LinksTest {
  private final Hand clock = new Hand();

  @OnEachEngine
  void aLinkServesOnceForItsOwnPurpose(Engines.Kind engine) {
    Links links = links(engine);
    UUID person = person(engine);
    String secret = secret(links.reset(person));

    assertThat(links.look(Purpose.RESET, secret).person()).contains(person);
    assertThatThrownBy(() -> links.use(Purpose.SET_UP, secret)).isInstanceOf(Refusal.class);
    links.use(Purpose.RESET, secret);
    assertThatThrownBy(() -> links.use(Purpose.RESET, secret)).isInstanceOf(Refusal.class);
  }

  @OnEachEngine
  void aLinkIsOverAfterADay(Engines.Kind engine) {
    Links links = links(engine);
    String secret = secret(links.reset(person(engine)));

    clock.forward(Duration.ofHours(24).minusSeconds(1));
    assertThat(links.look(Purpose.RESET, secret)).isNotNull();
    clock.forward(Duration.ofSeconds(1));
    assertThatThrownBy(() -> links.look(Purpose.RESET, secret)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> links.use(Purpose.RESET, secret)).isInstanceOf(Refusal.class);
  }

  @OnEachEngine
  void aNewLinkMakesTheOneBeforeWorthless(Engines.Kind engine) {
    Links links = links(engine);
    UUID person = person(engine);
    String old = secret(links.reset(person));
    String fresh = secret(links.reset(person));

    assertThatThrownBy(() -> links.look(Purpose.RESET, old)).isInstanceOf(Refusal.class);
    assertThat(links.look(Purpose.RESET, fresh)).isNotNull();
  }

  private Links links(Engines.Kind engine) {
    Database database = Running.on(engine).part(Database.class);
    return new Links(database, new LinkStore(database), clock);
  }

  private static UUID person(Engines.Kind engine) {
    EmailAddress email =
        EmailAddress.parse("p" + UUID.randomUUID() + "@exemple.test").orElseThrow();
    return Running.on(engine)
        .part(Accounts.class)
        .register(email, "Claude Essai", Visitor.PASSWORD, Language.FR)
        .id();
  }

  private static String secret(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
