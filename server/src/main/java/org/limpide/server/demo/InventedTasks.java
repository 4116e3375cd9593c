package org.limpide.server.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.demo.InventedPeople.Invented;

/** Tasks an invented person writes down, in each state a task can be in. */
final class InventedTasks {
  private final InventedHand hand;
  private final LocalDate today;

  InventedTasks(InventedHand hand, LocalDate today) {
    this.hand = hand;
    this.today = today;
  }

  /** The whole palette, for the main organisation. */
  void all(Invented agent, Invented dpo) {
    add("Écrire la notice du formulaire de contact", 4, Optional.of(2), Optional.of(agent));
    String late =
        add(
            "Demander le contrat de sous-traitance à l'hébergeur",
            3,
            Optional.of(-3),
            Optional.of(dpo));
    say(late, "Relancé par téléphone : la réponse est promise pour vendredi.");
    String later =
        add("Choisir un autre bandeau de cookies", 5, Optional.of(20), Optional.of(agent));
    hand.put("/tasks/" + later + "/snooze", Map.of("day", today.plusDays(10).toString()));
    add(
        "Fixer la durée de conservation des comptes dormants",
        2,
        Optional.empty(),
        Optional.empty());
    String done =
        add("Inscrire la lettre du large au registre", 3, Optional.of(6), Optional.of(dpo));
    say(done, "Base légale : l'accord de la personne. Durée : jusqu'à la désinscription.");
    close(done, "done", "Fait et relu.");
    String needless =
        add("Déclarer le fichier clients à la CNIL", 1, Optional.empty(), Optional.of(dpo));
    close(needless, "not_needed", "Cette formalité n'existe plus depuis 2018.");
    close(
        add("Notice du formulaire de contact", 3, Optional.empty(), Optional.empty()),
        "duplicate",
        "Voir la première tâche.");
  }

  /** Two for a client of the agency: one late, one soon. */
  void few() {
    add("Répondre à une demande d'accès", 5, Optional.of(-1), Optional.empty());
    add("Vérifier la sauvegarde de la boutique", 2, Optional.of(3), Optional.empty());
  }

  private String add(String title, int risk, Optional<Integer> days, Optional<Invented> owner) {
    Map<String, Object> task = new HashMap<>();
    task.put("title", title);
    task.put("detail", "Tâche inventée pour la démonstration.");
    task.put("risk", risk);
    days.ifPresent(in -> task.put("due", today.plusDays(in).toString()));
    owner.map(Invented::id).map(UUID::toString).ifPresent(id -> task.put("owner", id));
    return hand.post("/tasks", task).path("id").asString();
  }

  private void say(String task, String words) {
    hand.post("/tasks/" + task + "/comments", Map.of("words", words));
  }

  private void close(String task, String because, String note) {
    hand.post("/tasks/" + task + "/close", Map.of("because", because, "note", note));
  }
}
