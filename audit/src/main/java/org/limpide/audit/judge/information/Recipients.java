package org.limpide.audit.judge.information;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.FormFact.FormPurpose;
import org.limpide.audit.evidence.SiteEvidence.FormOnPage;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;
import org.limpide.vendors.Purpose;

/**
 * IN-05: those who receive the data, by name or by category: at least the host, and the categories
 * that the visit showed (GDPR art. 13(1)(e)).
 */
final class Recipients implements Evaluator {
  private static final Pattern ANY =
      Plain.pattern(
          "destinataire|sous-traitant|prestataire|hebergeur|heberge|fournisseurs?\\b|partenaires|\\btiers\\b|nos equipes|notre equipe|personnel (habilite|autorise)|services internes"
              + "|recipient|processor|service provider|third[- ]part|\\bvendors?\\b|suppliers?|our (team|staff|host)|hosting|hosted|share (your|it|them)|disclos|shared with|read by");
  private static final Pattern ACCESS =
      Plain.pattern(
          "(transmi|communiqu|partag|divulgu|accessible|acces|ced|vend|share|sold|sell|disclos)\\w*[^.\\n]{0,80}\\b(personne|aucun|tiers|nos|seul|nobody|anyone|no one|third|only|we|us)\\b");
  private static final Pattern DENIED =
      Plain.pattern(
          "n'utilis|\\baucune?\\b|ne (depos|fais|recour|pratiqu)|\\bno\\b|(do|does) not|don't|without|\\bsans\\b");

  /** A category of recipients, and the words that name it. */
  private enum Category {
    PAYMENT(
        Text.of("prestataire de paiement", "payment provider"),
        "paiement|payment|banque|bank|stripe|paypal|carte bancaire|\\bpsp\\b"),
    DELIVERY(
        Text.of("transporteur", "carrier"),
        "transport|livr(aison|eur|er)|la poste|colissimo|chronopost|mondial relay|\\bups\\b|\\bdhl\\b|carrier|courier|deliver|shipping|shipper|fulfil|logisti"),
    MEASURE(
        Text.of("mesure d'audience", "audience measurement"),
        "audience|statisti|analyti|frequentation|measur|google|matomo|trafic|traffic"),
    ADVERTISING(
        Text.of("publicité", "advertising"),
        "publicit|\\bregies?\\b|advert|\\bads\\b|marketing|reciblage|annonceur"),
    MAIL(
        Text.of("messagerie ou envoi de courriels", "messaging or e-mailing"),
        "messagerie|courriels?|e-?mail|routage|newsletter|lettre d'information|chat|mailing|marketing"),
    HOST(
        Text.of("hébergeur", "hosting provider"),
        "heberg|\\bhost|prestataires?\\b|sous-traitants?|service providers?|processors?\\b|fournisseurs?|suppliers?|serveurs?|servers?|vendors?|shopify|wix|ovh|third part(y|ies)");

    private final Text label;
    private final Pattern words;

    Category(Text label, String words) {
      this.label = label;
      this.words = Plain.pattern(words);
    }
  }

  @Override
  public String rule() {
    return "IN-05";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var notice = new Notice(dossier);
    Optional<Verdict> unreadable = notice.unreadable();
    if (unreadable.isPresent()) {
      return unreadable.get();
    }
    Optional<Prose.Passage> any = notice.says(ANY).or(() -> notice.says(ACCESS));
    if (any.isEmpty()) {
      return Verdict.fail(
              Text.of("La page ne nomme aucun destinataire.", "The page names no recipient."),
              List.of(
                  notice.without(
                      Text.of(
                          "ni destinataire, ni prestataire, ni hébergeur, ni équipe",
                          "no recipient, provider, host or team"))))
          .filling("catégorie", Category.HOST.label.fr());
    }
    Map<Category, List<Proof>> seen = seen(dossier, notice);
    List<Category> missing = new ArrayList<>();
    List<Proof> proofs = new ArrayList<>();
    seen.forEach(
        (category, shown) -> {
          if (named(notice.prose(), category).isEmpty()) {
            missing.add(category);
            proofs.addAll(shown);
          }
        });
    if (!missing.isEmpty()) {
      Text labels = labels(missing);
      proofs.add(
          notice.without(Text.of("rien sur : " + labels.fr(), "nothing about: " + labels.en())));
      return Verdict.fail(
              Text.of(
                  "Destinataires observés et absents de la page : " + labels.fr() + ".",
                  "Recipients seen and missing from the page: " + labels.en() + "."),
              proofs)
          .filling("catégorie", labels.fr());
    }
    if (named(notice.prose(), Category.HOST).isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "La page dit qui lit les données, mais ni hébergeur ni prestataire.",
              "The page says who reads the data, but no host or provider."));
    }
    if (!notice.reading().done()) {
      return Verdict.unknown(
          Text.of(
              "La visite n'est pas allée à son terme : d'autres destinataires ont pu échapper.",
              "The visit did not reach its end: other recipients may have been missed."));
    }
    return Verdict.pass(
        Text.of(
            "Les destinataires observés figurent dans la page.",
            "The recipients seen are in the page."),
        List.of(any.get().proof()));
  }

  private static Map<Category, List<Proof>> seen(Dossier dossier, Notice notice) {
    Map<Category, List<Proof>> seen = new LinkedHashMap<>();
    for (Callee callee : Callee.all(dossier)) {
      of(callee.service().purpose())
          .filter(category -> !callee.namedIn(notice.prose().plain()))
          .ifPresent(
              category ->
                  seen.computeIfAbsent(category, c -> new ArrayList<>()).add(callee.proof()));
    }
    for (FormOnPage form : Forms.collecting(notice.reading())) {
      if (form.form().purpose() == FormPurpose.CHECKOUT
          && Aim.sells(notice.reading(), form)
          && form.form().fields().stream()
              .anyMatch(
                  f -> Plain.of(f.autocomplete() + f.name() + f.label()).contains("postal"))) {
        seen.computeIfAbsent(Category.DELIVERY, c -> new ArrayList<>())
            .add(
                Forms.proof(
                    form,
                    Text.of(
                        "une adresse de livraison est demandée",
                        "a delivery address is asked for")));
      }
    }
    return seen;
  }

  private static Optional<Category> of(Purpose purpose) {
    return switch (purpose) {
      case PAYMENT -> Optional.of(Category.PAYMENT);
      case AUDIENCE, AB_TEST, SESSION_REPLAY -> Optional.of(Category.MEASURE);
      case ADVERTISING, AFFILIATION -> Optional.of(Category.ADVERTISING);
      case EMAILING, CHAT -> Optional.of(Category.MAIL);
      default -> Optional.empty();
    };
  }

  private static Optional<Prose.Passage> named(Prose prose, Category category) {
    return prose.first(
        category.words,
        passage ->
            category == Category.HOST
                || category == Category.DELIVERY
                || !Plain.has(DENIED, passage.plain()) && !Aim.ofSocialPage(passage.plain()));
  }

  private static Text labels(List<Category> categories) {
    return Text.of(
        String.join(", ", categories.stream().map(c -> c.label.fr()).toList()),
        String.join(", ", categories.stream().map(c -> c.label.en()).toList()));
  }
}
