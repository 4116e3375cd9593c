package org.limpide.server.demo;

import java.io.IOException;
import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.limpide.law.Language;
import org.limpide.server.Server;
import org.limpide.server.audits.Decisions;
import org.limpide.server.demo.InventedPeople.Invented;
import org.limpide.server.notifications.Notifications;
import org.limpide.server.sites.NewSite;
import org.limpide.server.sites.Site;
import org.limpide.server.sites.Sites;
import org.limpide.server.storage.Database;
import org.limpide.server.web.Caller;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;
import org.limpide.server.web.Words;

/**
 * Nine invented weeks of an invented shop and of the agency's clients. Everything goes through the
 * services and the API that people's changes go through; only the clock is set back.
 */
final class InventedData {
  private static final int WEEKS = 9;

  private final Server server;
  private final DemoClock clock;
  private final Shop shop;
  private final InventedPeople people;

  InventedData(Server server, DemoClock clock, Shop shop) {
    this.server = server;
    this.clock = clock;
    this.shop = shop;
    this.people = new InventedPeople(server);
  }

  /**
   * What it made.
   *
   * @param owner with whom one signs in
   * @param shop the site that is really there
   */
  record Made(Invented owner, Site shop) {}

  Made make() throws IOException {
    clock.behind(Duration.ofDays(7L * WEEKS));
    OrganisationId compass = people.organisation("La Boussole bleue (inventée)");
    Invented owner =
        people.member(compass, Role.OWNER, "Camille Renaud", "camille@boussole-bleue.example");
    Invented dpo =
        people.member(compass, Role.DPO, "Inès Marchetti", "ines@boussole-bleue.example");
    Invented agent =
        people.member(compass, Role.AGENT, "Théo Lambert", "theo@agence-des-quais.example");
    people.member(compass, Role.READER, "Louise Faure", "louise@boussole-bleue.example");
    people.member(compass, Role.AUDITOR, "Cabinet Ormel", "audit@cabinet-ormel.example");
    Site real = site(compass, shop.address().toString(), "La boutique (site local)");
    Site blog = site(compass, "https://carnet.boussole-bleue.example/", "Le carnet de bord");
    List<Site> invented = new ArrayList<>(List.of(blog));
    List<OrganisationId> clients = new ArrayList<>();
    for (String client : List.of("Librairie des Quais", "Épicerie du Canal", "Atelier Mirabelle")) {
      OrganisationId one = people.organisation(client + " (inventée)");
      clients.add(one);
      people.join(owner, one, Role.OWNER);
      people.join(agent, one, Role.AGENT);
      String host = host(client);
      invented.add(site(one, "https://www." + host + ".example/", client));
      if (clients.size() == 3) {
        invented.add(site(one, "https://cours." + host + ".example/", "Les cours du samedi"));
      }
    }
    InventedAudits carnet = weeks(invented);
    tasks(compass, clients, owner, agent, dpo);
    decide(blog, carnet, dpo);
    tell(compass);
    clock.behind(Duration.ZERO);
    return new Made(owner, real);
  }

  private Site site(OrganisationId organisation, String url, String name) {
    return server.part(Sites.class).add(organisation, new NewSite(url, name));
  }

  /** An audit of each a week; returns the first site's. */
  private InventedAudits weeks(List<Site> sites) throws IOException {
    List<InventedAudits> all = new ArrayList<>();
    for (Site site : sites) {
      all.add(new InventedAudits(server, site, 9 + 4 * all.size()));
    }
    for (int week = WEEKS; week > 0; week--) {
      for (int i = 0; i < all.size(); i++) {
        clock.behind(Duration.ofDays(7L * week - 1).minusHours(i));
        all.get(i).next();
        all.get(i).work();
      }
    }
    return all.getFirst();
  }

  private void tasks(
      OrganisationId main,
      List<OrganisationId> clients,
      Invented owner,
      Invented agent,
      Invented dpo) {
    clock.behind(Duration.ofDays(5));
    LocalDate today = LocalDate.ofInstant(clock.instant(), Words.ZONE).plusDays(5);
    try (InventedHand hand = new InventedHand(server, owner.id(), main)) {
      new InventedTasks(hand, today).all(agent, dpo);
    }
    for (OrganisationId client : clients) {
      try (InventedHand hand = new InventedHand(server, agent.id(), client)) {
        new InventedTasks(hand, today).few();
      }
    }
  }

  private void decide(Site site, InventedAudits audits, Invented dpo) {
    clock.behind(Duration.ofDays(4));
    Caller caller =
        new Caller(dpo.id(), dpo.name(), Language.FR, Map.of(site.organisation(), Role.DPO), false);
    Optional<String> rule = audits.unknown();
    rule.ifPresent(
        one -> {
          Decisions decisions = server.part(Decisions.class);
          decisions.comment(
              site.organisation(),
              site.id(),
              one,
              "Commentaire inventé : vu avec l'agence.",
              caller);
          decisions.setAside(
              site.organisation(),
              site.id(),
              one,
              "Raison inventée : ce carnet ne vend rien et n'a pas de compte.",
              caller);
        });
  }

  private void tell(OrganisationId organisation) {
    clock.behind(Duration.ofDays(1));
    server
        .part(Database.class)
        .write(
            () -> {
              Notifications notifications = server.part(Notifications.class);
              notifications.tell(organisation, "tasks.late", List.of(1), "/tasks?when=late");
              notifications.tell(organisation, "tasks.soon", List.of(1), "/tasks?when=soon");
            });
  }

  /** A name as hosts write it. */
  private static String host(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z]+", "-");
  }
}
