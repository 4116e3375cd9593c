package org.limpide.server.tasks;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.Server;
import org.limpide.server.web.OrganisationId;

/** Tasks people of an invented organisation have written down, for pages to be looked at. */
public final class SampleTasks {
  private final TaskDesk desk;
  private final OrganisationId organisation;
  private final UUID owner;
  private final LocalDate today;

  public SampleTasks(Server server, OrganisationId organisation, UUID owner) {
    this.desk = server.part(TaskDesk.class);
    this.organisation = organisation;
    this.owner = owner;
    this.today = server.part(Tasks.class).today();
  }

  /** Writes them down; returns one with a thread. */
  public UUID write(UUID colleague) {
    Task shown =
        add(
            "Retirer la carte de la page Contact",
            "La carte appelle un service tiers avant tout accord.\nUne image avec un lien suffit.",
            4,
            Optional.of(today.plusDays(12)));
    desk.assign(shown, new TaskDesk.Assignment(Optional.of(colleague)), owner);
    desk.say(shown, "L'agence propose une image, prête jeudi.", colleague);
    add("Signer le contrat de l'hébergeur", "", 5, Optional.of(today.minusDays(2)));
    add(
        "Effacer les comptes sans commande depuis trois ans",
        "La page Vie privée annonce trois ans : l'extension de nettoyage est installée, il reste à la"
            + " programmer.",
        3,
        Optional.of(today.plusDays(30)));
    Task later = add("Relire la page Vie privée avec la déléguée", "", 2, Optional.empty());
    desk.snooze(later, new TaskDesk.Day(Optional.of(today.plusDays(9))), owner);
    Task done = add("Passer la boutique en HTTPS", "", 5, Optional.empty());
    desk.close(done, Because.DONE, "Fait par l'hébergeur.", owner);
    for (String one : List.of("du blog", "des archives", "du salon d'automne")) {
      add("Ajouter le lien Vie privée au pied " + one, "", 3, Optional.of(today.plusDays(20)));
    }
    return shown.id();
  }

  private Task add(String title, String detail, int risk, Optional<LocalDate> due) {
    return desk.add(organisation, new NewTask(title, detail, risk, due, Optional.of(owner)), owner);
  }
}
