package org.limpide.audit.judge.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Address;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;
import org.limpide.recognition.EmailAddress;

/**
 * RT-01: who gives data online can exercise their rights online, without an account (GDPR art.
 * 12(2), 13(2)(b)).
 */
final class RightsChannel implements Evaluator {
  private static final Pattern RIGHTS =
      Pattern.compile(
          "\\bdroits?\\b|consulter vos|corrig|see your data|corrected|exercer|exercice|rectif|effacement|opposition|demande|\\brights?\\b|access|erasure|request|ecrire|ecrivez|write to");
  private static final Pattern BY_POST =
      Pattern.compile(
          "courrier (postal|recommande|simple|adresse|a l'adresse|a :|au|signe)|par (simple )?courrier(?! electronique|iel)|voie postale|par la poste|par lettre|lettre (recommandee|simple|signee)|adresse postale|"
              + "(ecri(re|vez|vant)|adresse[rz]?|envoye[rz]?)[^.]{0,120}\\b\\d{5}\\b|by post\\b|by (registered )?letter|by mail to|postal address|in writing to[^.]{0,120}\\b\\d{5}\\b|write to[^.]{0,120}\\b\\d{5}\\b");
  private static final Pattern BY_ACCOUNT =
      Pattern.compile(
          "(depuis|dans|via|a partir de|connecte[rz]?[- ](vous )?a|through|from|in|using) (votre|mon|your|the) (espace (client|personnel|membre)|compte( client)?|(customer |online )?account)");
  private static final Pattern FORM_LINK =
      Pattern.compile(
          "contact|formulaire|\\bform\\b|demande|request|ecri(re|vez)|exercer|\\bdroits\\b|\\brights\\b");

  @Override
  public String rule() {
    return "RT-01";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var notices = new Notices(dossier);
    List<Proof> channels = channels(notices);
    if (!channels.isEmpty()) {
      return Verdict.pass(
          Text.of(
              "Un canal électronique est publié, sans compte.",
              "An electronic channel is published, without an account."),
          channels.stream().limit(4).toList());
    }
    if (!notices.collects()) {
      return notices.visited() && notices.privacy().isEmpty()
          ? Verdict.notApplicable(
              Text.of(
                  "Aucun formulaire ne demande de données personnelles.",
                  "No form asks for personal data."))
          : Verdict.unknown(
              Text.of(
                  "Ni formulaire de collecte, ni canal d'exercice des droits n'a été vu.",
                  "Neither a form that collects data nor a channel for rights was seen."));
    }
    List<Proof> only = only(notices);
    if (!only.isEmpty()) {
      return fail(
          Text.of(
              "Les droits s'exercent seulement par courrier ou avec un compte, alors que la collecte est en ligne.",
              "Rights are exercised only by post or with an account, while data is collected online."),
          only,
          dossier);
    }
    if (!notices.visited() || elsewhere(notices) || notices.promisesMore()) {
      return Verdict.unknown(
          notices.privacy().isEmpty()
              ? Text.of(
                  "Aucune page « Vie privée » n'a été lue ; le site se joint par ailleurs.",
                  "No privacy page was read; the site can be reached otherwise.")
              : Text.of(
                  "La page « Vie privée » ne dit pas par où exercer ses droits ; le site se joint par ailleurs.",
                  "The privacy page does not say where to exercise one's rights; the site can be reached otherwise."));
    }
    return fail(
        Text.of(
            "Aucun canal électronique n'est publié, alors que la collecte est en ligne.",
            "No electronic channel is published, while data is collected online."),
        nothing(notices),
        dossier);
  }

  private static Verdict fail(Text reason, List<Proof> proofs, Dossier dossier) {
    return Verdict.fail(reason, proofs)
        .filling("rgpd@domaine", "rgpd@" + dossier.evidence().site());
  }

  private static List<Proof> channels(Notices notices) {
    List<Proof> channels = new ArrayList<>();
    for (PageFact page : notices.pages()) {
      for (FormFact form : page.forms()) {
        boolean own = page.is(PageKind.RIGHTS) || page.is(PageKind.PRIVACY);
        if ((form.purpose() == FormFact.FormPurpose.RIGHTS && open(form)) || (own && asks(form))) {
          channels.add(
              Notices.proof(
                  page,
                  "form",
                  "Formulaire d'exercice des droits",
                  "Form to exercise one's rights"));
        }
      }
    }
    notices
        .addresses(notices.both())
        .forEach(
            (EmailAddress address, PageFact page) ->
                channels.add(
                    Notices.proof(
                        page,
                        "text",
                        "Courriel publié : " + address.address(),
                        "E-mail address published: " + address.address())));
    for (PageFact page : notices.both()) {
      formLinked(notices, page).ifPresent(channels::add);
    }
    return channels;
  }

  /** A link of the page's own text to a form that anybody may fill in. */
  private static Optional<Proof> formLinked(Notices notices, PageFact page) {
    for (PageFact.Link link : page.links()) {
      boolean own = link.region() == PageFact.Region.MAIN || link.region() == PageFact.Region.FORM;
      if (own && FORM_LINK.matcher(Plain.of(link.text() + " " + link.href())).find()) {
        for (PageFact target : notices.pages()) {
          if (!target.url().equals(page.url())
              && Address.page(target.url()).equals(Address.page(link.href()))
              && target.forms().stream().anyMatch(RightsChannel::asks)) {
            return Optional.of(
                Notices.proof(
                    page,
                    "link",
                    "Lien « " + link.text() + " » vers un formulaire",
                    "Link \"" + link.text() + "\" to a form"));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** A form by which one can write something, without an account. */
  private static boolean asks(FormFact form) {
    return switch (form.purpose()) {
      case CONTACT, RIGHTS -> open(form);
      case OTHER, CHECKOUT ->
          open(form) && form.fields().stream().anyMatch(f -> f.type().equals("textarea"));
      case NEWSLETTER, LOGIN, SIGN_UP, PASSWORD_RESET, PAYMENT, REVIEW, SEARCH -> false;
    };
  }

  private static boolean open(FormFact form) {
    return form.visible() && form.fields().stream().noneMatch(f -> f.type().equals("password"));
  }

  private static List<Proof> only(Notices notices) {
    List<Proof> proofs = new ArrayList<>();
    for (PageFact page : notices.both()) {
      List<String> passages = new ArrayList<>(Plain.sentences(page.text()));
      page.text().lines().forEach(passages::add); // a right in one sentence, its door in the next
      for (String sentence : passages) {
        String plain = Plain.of(sentence);
        if (plain.length() < 900
            && !plain.contains("cnil")
            && RIGHTS.matcher(plain).find()
            && (BY_POST.matcher(plain).find() || BY_ACCOUNT.matcher(plain).find())) {
          proofs.add(
              Notices.proof(
                  page,
                  "text",
                  "« " + Plain.quote(sentence) + " »",
                  "\"" + Plain.quote(sentence) + "\""));
        }
      }
    }
    return proofs.stream().limit(4).toList();
  }

  private static boolean elsewhere(Notices notices) {
    return notices.pages().stream()
            .flatMap(page -> page.forms().stream())
            .anyMatch(RightsChannel::asks)
        || notices.pages().stream()
            .anyMatch(
                page ->
                    !EmailAddress.in(page.text()).isEmpty()
                        || page.links().stream().anyMatch(l -> l.href().startsWith("mailto:")));
  }

  private static List<Proof> nothing(Notices notices) {
    List<Proof> proofs = new ArrayList<>();
    notices
        .evidence()
        .forms()
        .filter(at -> at.form().purpose() != FormFact.FormPurpose.SEARCH)
        .limit(2)
        .forEach(
            at ->
                proofs.add(
                    Notices.proof(
                        at.page(),
                        "form",
                        "Ce formulaire recueille des données, et aucune des %d pages lues ne donne d'adresse ni de formulaire pour écrire"
                            .formatted(notices.pages().size()),
                        "This form collects data, and none of the %d pages read gives an address or a form to write to"
                            .formatted(notices.pages().size()))));
    return proofs;
  }
}
