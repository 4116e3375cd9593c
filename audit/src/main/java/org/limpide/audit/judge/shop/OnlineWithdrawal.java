package org.limpide.audit.judge.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Address;
import org.limpide.audit.judge.reading.Buttons;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * EC-09: since 19 June 2026 a contract made online is withdrawn from online, by a function named «
 * renoncer au contrat ici » or as clearly, then « confirmer la rétractation » (consumer code art.
 * L221-21 and D221-5; directive (EU) 2023/2673).
 */
final class OnlineWithdrawal implements Evaluator {
  private static final Pattern FUNCTION =
      Pattern.compile(
          "renoncer (a|au|a mon|a un|a ce|a votre|a ma|a cette) ?(contrat|achat|commande)|renoncer ici|renonciation au contrat|"
              + "(me|se|vous) retracter|retractez-vous|je me retracte|retractation en ligne|exercer (mon|votre|le|son) droit de retractation|"
              + "(demander|declarer|faire|commencer) (ma|la|une|votre) retractation|(demande|declaration|fonction|bouton) de retractation|annuler mon achat|"
              + "withdraw (from )?(the |this |my |your |a )?(contract|order|purchase)|withdraw here|online withdrawal|exercise (my|your|the) right of withdrawal|"
              + "withdrawal (function|button|request)|start (a |my |your )?withdrawal|revoke (the |my )?contract");
  private static final Pattern SHORT =
      Pattern.compile(
          "^(droit de |formulaire de )?retractation$|^(right of )?withdrawal( form)?$|formulaire (type )?de retractation|withdrawal form");
  private static final Pattern CONFIRM =
      Pattern.compile(
          "(confirm|valid|envoy|transmet|declar|enregistr|send|submit)[a-z]*.{0,20}(retract|renonc|withdraw)|^me retracter$|^je me retracte$|renoncer (au|a mon|a ce) contrat|withdraw from");
  private static final Pattern EXCLUDED =
      Pattern.compile(
          "(aucun|pas d[eu']|pas de|sans) ?droit de retractation|droit de retractation (ne (s'applique|peut|pourra|saurait)|n'est pas|est exclu)|no right of withdrawal|right of withdrawal (does not|is excluded|cannot)");
  private static final Pattern GRANTED =
      Pattern.compile(
          "\\b14\\)? (\\(quatorze\\) )?jours|quatorze (\\(14\\) )?jours|\\b14 (calendar )?days|fourteen (\\(14\\) )?days");
  private static final Pattern TRADE =
      Pattern.compile(
          "(reserve|exclusivement|uniquement|destine)[a-z]* (aux|a des|a nos) (clients )?professionnels|trade customers only|business customers only");
  private static final Pattern FILE = Pattern.compile("\\.(pdf|docx?|odt)([?#]|$)");

  @Override
  public String rule() {
    return "EC-09";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var shop = new Shop(dossier);
    Optional<Verdict> aside = shop.notAShop();
    if (aside.isPresent()) {
      return aside.get();
    }
    List<Proof> shown = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    List<Proof> papers = new ArrayList<>();
    for (PageFact page : shop.pages()) {
      for (PageFact.Link link : page.links()) {
        look(page, link, shown, targets, papers);
      }
      if (shown.isEmpty()) {
        Buttons.of(page).stream()
            .filter(text -> FUNCTION.matcher(Plain.of(text)).find())
            .findFirst()
            .ifPresent(
                text ->
                    shown.add(
                        proof(page, "text", "Bouton « " + text + " »", "Button \"" + text + "\"")));
      }
    }
    Optional<PageFact> confirmed =
        shop.pages().stream().filter(OnlineWithdrawal::confirms).findFirst();
    if (confirmed.isPresent()) {
      return confirmed.get().depth() >= 0 || !shown.isEmpty()
          ? confirmed(shown, confirmed.get())
          : Verdict.unknown(
              Text.of(
                  "Un formulaire de rétractation existe, mais aucun lien n'y mène.",
                  "A withdrawal form exists, but no link leads to it."));
    }
    List<Proof> dead = deadEnds(dossier, targets);
    if (!dead.isEmpty()) {
      return Verdict.fail(
          Text.of(
              "La rétractation en ligne est annoncée mais ne se fait pas : son lien ne mène à aucun formulaire.",
              "Online withdrawal is announced but cannot be done: its link leads to no form."),
          dead);
    }
    return shown.isEmpty() ? absent(shop, papers) : unconfirmed(shop, targets);
  }

  /** What the links lead to, when every one leads to a missing page or to mere text. */
  private static List<Proof> deadEnds(Dossier dossier, List<String> targets) {
    List<Proof> dead = new ArrayList<>();
    for (String target : targets.stream().map(Address::page).distinct().toList()) {
      Optional<PageFact> read =
          dossier.evidence().pages().stream()
              .filter(page -> Address.page(page.url()).equals(target))
              .findFirst();
      if (read.isEmpty() || (read.get().status() < 400 && asks(read.get()))) {
        return List.of();
      }
      PageFact page = read.get();
      dead.add(
          page.status() >= 400
              ? proof(
                  page,
                  "link",
                  "Le lien mène à une page absente (" + page.status() + ")",
                  "The link leads to a missing page (" + page.status() + ")")
              : proof(
                  page,
                  "text",
                  "Page sans formulaire ni bouton pour se rétracter",
                  "Page without a form or a button to withdraw"));
    }
    return dead;
  }

  private static boolean asks(PageFact page) {
    return page.forms().stream()
            .filter(
                form ->
                    form.purpose() != FormFact.FormPurpose.SEARCH
                        && form.purpose() != FormFact.FormPurpose.NEWSLETTER)
            .flatMap(form -> form.fields().stream())
            .anyMatch(FormFact.Field::visible)
        || page.frames().stream().anyMatch(PageFact.Frame::visible)
        || Buttons.of(page).stream()
            .map(Plain::of)
            .anyMatch(text -> FUNCTION.matcher(text).find() || CONFIRM.matcher(text).find());
  }

  private static void look(
      PageFact page,
      PageFact.Link link,
      List<Proof> shown,
      List<String> targets,
      List<Proof> papers) {
    String text = Plain.of(link.text());
    boolean function = FUNCTION.matcher(text).find();
    if (!function && !SHORT.matcher(text).find()) {
      return;
    }
    boolean paper =
        FILE.matcher(link.href().toLowerCase(java.util.Locale.ROOT)).find()
            || link.href().startsWith("mailto:");
    if (paper || !function) {
      if (papers.size() < 3) {
        papers.add(
            proof(
                page,
                "link",
                "Lien « " + link.text() + " » vers " + link.href(),
                "Link \"" + link.text() + "\" to " + link.href()));
      }
      return;
    }
    if (link.href().startsWith("http")) {
      targets.add(link.href());
      if (shown.size() < 3) {
        shown.add(
            proof(page, "link", "Lien « " + link.text() + " »", "Link \"" + link.text() + "\""));
      }
    }
  }

  /** A form whose button withdraws. */
  private static boolean confirms(PageFact page) {
    return page.forms().stream()
            .filter(form -> form.purpose() != FormFact.FormPurpose.SEARCH)
            .flatMap(form -> form.buttons().stream())
            .anyMatch(text -> CONFIRM.matcher(Plain.of(text)).find())
        && page.forms().stream().flatMap(form -> form.fields().stream()).anyMatch(f -> f.visible());
  }

  private static Verdict confirmed(List<Proof> shown, PageFact form) {
    List<Proof> proofs = new ArrayList<>(shown);
    String button =
        form.forms().stream()
            .flatMap(one -> one.buttons().stream())
            .filter(text -> CONFIRM.matcher(Plain.of(text)).find())
            .findFirst()
            .orElse("");
    proofs.add(
        proof(
            form,
            "form",
            "Formulaire de rétractation, bouton « " + button + " »",
            "Withdrawal form, button \"" + button + "\""));
    return Verdict.pass(
        Text.of(
            "La rétractation se fait en ligne ; que l'accusé de réception arrive reste à essayer.",
            "One can withdraw online; whether the acknowledgement arrives is still to be tried."),
        proofs);
  }

  private static Verdict unconfirmed(Shop shop, List<String> targets) {
    boolean logIn =
        shop.pages().stream()
            .filter(
                page ->
                    targets.stream()
                        .anyMatch(to -> Address.page(to).equals(Address.page(page.url()))))
            .anyMatch(page -> page.forms().stream().anyMatch(Shop::hasPassword));
    return Verdict.unknown(
        logIn
            ? Text.of(
                "La rétractation en ligne est annoncée, mais derrière une connexion.",
                "Online withdrawal is announced, but behind a log-in.")
            : Text.of(
                "La rétractation en ligne est annoncée, mais l'étape « confirmer la rétractation » n'a pas été vue.",
                "Online withdrawal is announced, but its confirmation step was not seen."));
  }

  private static Verdict absent(Shop shop, List<Proof> papers) {
    List<PageFact> rules =
        shop.pages().stream()
            .filter(page -> page.is(PageKind.TERMS) || page.is(PageKind.WITHDRAWAL))
            .toList();
    boolean excluded =
        rules.stream()
                .map(page -> Plain.of(page.text()))
                .anyMatch(text -> EXCLUDED.matcher(text).find())
            && rules.stream()
                .map(page -> Plain.of(page.text()))
                .noneMatch(text -> GRANTED.matcher(text).find());
    if (excluded
        || shop.pages().stream().anyMatch(page -> TRADE.matcher(Plain.of(page.text())).find())) {
      return Verdict.unknown(
          Text.of(
              "Aucune rétractation en ligne ; le site dit que le droit de rétractation ne s'applique pas à ses ventes.",
              "No online withdrawal; the site says that the right of withdrawal does not apply to its sales."));
    }
    boolean home = shop.pages().stream().anyMatch(page -> page.is(PageKind.HOME));
    if (!shop.visited() || !home || (rules.isEmpty() && shop.pages().size() < 4)) {
      return Verdict.unknown(
          Text.of(
              "Trop peu de pages ont été lues pour dire s'il existe une rétractation en ligne.",
              "Too few pages were read to tell whether one can withdraw online."));
    }
    List<Proof> proofs = new ArrayList<>();
    PageFact first = shop.pages().getFirst();
    int read = shop.pages().size();
    proofs.add(
        proof(
            first,
            "text",
            "Aucun lien ni bouton « renoncer au contrat ici » ou équivalent sur les %d pages lues, dont l'accueil"
                .formatted(read),
            "No link or button \"withdraw from contract here\" or the like on the %d pages read, the home page included"
                .formatted(read)));
    rules.forEach(
        page ->
            Plain.sentences(page.text()).stream()
                .filter(s -> Plain.of(s).matches("(?s).*(retract|withdraw).*"))
                .filter(s -> GRANTED.matcher(Plain.of(s)).find())
                .limit(1)
                .forEach(
                    s ->
                        proofs.add(
                            proof(
                                page,
                                "text",
                                "« " + Plain.quote(s) + " »",
                                "\"" + Plain.quote(s) + "\""))));
    proofs.addAll(papers);
    return Verdict.fail(
        Text.of(
            "La boutique vend en ligne sans permettre de se rétracter en ligne.",
            "The shop sells online without letting one withdraw online."),
        proofs);
  }

  private static Proof proof(PageFact page, String kind, String fr, String en) {
    return new Proof(Scenario.S0, page.url(), kind, Text.of(fr, en), page.screenshot());
  }
}
