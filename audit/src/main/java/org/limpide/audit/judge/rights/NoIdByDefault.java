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
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * RT-05: no identity document is asked of everybody who exercises a right, only of whom there is a
 * reasonable doubt about (GDPR art. 12(6); decree 2019-536 art. 77; EDPB guidelines 01/2022).
 */
final class NoIdByDefault implements Evaluator {
  private static final Pattern DOCUMENT =
      Pattern.compile(
          "(piece|carte|titre|document|justificatif|preuve|copie|photocopie)s? (d'|de |officielle? d'|nationale d'|justificative d')?(votre |leur |son |une )?identite|\\bcni\\b|passeport|passport|"
              + "identity (document|card|proof)|\\bid (card|document)|proof of (your |their )?identity|identification document|copy of (your |an )?(id|identity)\\b|government.issued id|photo id");
  private static final Pattern DEMAND =
      Pattern.compile(
          "joindre|joign|joint[es]?\\b|accompagn|muni|fourni|transmettre|transmettez|envoyer|envoyez|adresser|produire|presenter|justifi|copie|photocopie|exige|requis|obligatoire|doit|devez|demandons|recto|"
              + "attach|enclos|provide|submit|include|send|must|require|accompanied|upload|copy|scan|with a");
  private static final Pattern DOUBT =
      Pattern.compile(
          "\\bdoutes?\\b|\\bdoubts?\\b|pas (en mesure|possible) de vous identifier|cannot identify|unable to identify|impossible de vous identifier");
  private static final Pattern MAYBE =
      Pattern.compile(
          "si necessaire|le cas echeant|en cas de besoin|au besoin|eventuel|susceptible|if necessary|if needed|where necessary|\\bsauf\\b|unless|lorsque|\\bsi (nous|la|le|votre)\\b|"
              + "(pourr[a-z]+|\\bpeut|peuvent|pouvons)[^.]{0,40}\\b(demander|exiger|reclamer|etre (demande|exige|requis|reclame))|"
              + "\\b(may|might|could) (also )?(be )?(ask|request|requir|need)");
  private static final Pattern REFUSED =
      Pattern.compile(
          "ne (sera|seront|pourra|pourront|traiterons|traitons|pouvons|peut)\\b[^.]{0,60}(sans|a defaut|en l'absence)\\b|"
              + "(sans|a defaut|en l'absence|without)\\b[^.]{0,80}(rejet|refus|irrecevable|ne (sera|seront|pourra)|not be (processed|handled|accepted|answered))|"
              + "(not be (processed|handled|accepted|answered)|cannot (process|answer))[^.]{0,60}without");
  private static final Pattern NOT =
      Pattern.compile(
          "(aucune?|sans|pas de|pas d'|jamais de|jamais d'|ni) (copie (de|d'une) )?(votre )?(piece|carte|titre|document|justificatif|copie|preuve)|n'(est|exigeons|avez)[^.]{0,40}(pas|plus|jamais|aucun)|ne (demandons|exigeons|sera|vous)[^.]{0,40}(pas|plus|jamais|aucun)|"
              + "\\b(no|without) (an? |any |copy of )?(identity|id|proof|passport|identification)|(do|does|will) not (ask|require|need|request)|not (asked|required|needed)|never ask|inutile");
  private static final Pattern ABOUT_RIGHTS =
      Pattern.compile(
          "\\bdroits?\\b|demande|exerc|\\bacces\\b|rectif|effac|opposition|donnees|requete|\\brights?\\b|request|access|erasure|\\bdata\\b|identite|identity");
  private static final Pattern OTHER_USE =
      Pattern.compile(
          "location|louer|age\\b|majeur|retrait (du|de votre) colis|point relais|livraison|recrut|candidat|paiement en plusieurs fois|credit\\b|parcel|rental|delivery|pick.?up");

  @Override
  public String rule() {
    return "RT-05";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var notices = new Notices(dossier);
    List<Proof> faults = new ArrayList<>();
    List<Proof> good = new ArrayList<>();
    List<Proof> maybe = new ArrayList<>();
    for (PageFact page : notices.pages()) {
      if (concerned(page)) {
        fields(page, faults, good);
        sentences(page, faults, good, maybe);
      }
    }
    if (!faults.isEmpty()) {
      return Verdict.fail(
          Text.of(
              "Une pièce d'identité est exigée de quiconque exerce ses droits.",
              "An identity document is required of anyone who exercises a right."),
          faults.stream().limit(5).toList());
    }
    if (!good.isEmpty()) {
      return Verdict.pass(
          Text.of(
              "Aucune pièce d'identité n'est demandée sans doute sur la personne.",
              "No identity document is asked for unless there is a doubt about the person."),
          good.stream().limit(4).toList());
    }
    if (!maybe.isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "Une pièce d'identité peut être demandée, sans que la page dise dans quel cas.",
              "An identity document may be asked for, without the page saying in which case."));
    }
    return unsaid(notices);
  }

  private static Verdict unsaid(Notices notices) {
    Optional<PageFact> form =
        notices.pages().stream().filter(page -> rightsForm(page).isPresent()).findFirst();
    if (form.isPresent()) {
      return Verdict.pass(
          Text.of(
              "Le formulaire d'exercice des droits ne demande pas de pièce d'identité.",
              "The form to exercise one's rights asks for no identity document."),
          List.of(
              Notices.proof(
                  form.get(),
                  "form",
                  "Formulaire sans pièce à joindre",
                  "Form without a document to attach")));
    }
    return !notices.collects() && notices.visited() && notices.both().isEmpty()
        ? Verdict.notApplicable(
            Text.of(
                "Aucun formulaire ne demande de données personnelles.",
                "No form asks for personal data."))
        : Verdict.unknown(
            Text.of(
                "Aucune page lue ne dit comment l'identité est vérifiée.",
                "No page read says how identity is checked."));
  }

  private static boolean concerned(PageFact page) {
    return page.is(PageKind.PRIVACY)
        || page.is(PageKind.RIGHTS)
        || page.is(PageKind.LEGAL_NOTICE)
        || page.is(PageKind.TERMS)
        || page.is(PageKind.CONTACT)
        || page.is(PageKind.ACCOUNT)
        || rightsForm(page).isPresent();
  }

  private static Optional<FormFact> rightsForm(PageFact page) {
    return page.forms().stream()
        .filter(form -> form.purpose() == FormFact.FormPurpose.RIGHTS)
        .findFirst();
  }

  private static void fields(PageFact page, List<Proof> faults, List<Proof> good) {
    for (FormFact form : page.forms()) {
      boolean rights =
          form.purpose() == FormFact.FormPurpose.RIGHTS
              || page.is(PageKind.RIGHTS)
              || page.is(PageKind.PRIVACY);
      for (FormFact.Field field : form.fields()) {
        String words =
            Plain.of(String.join(" ", field.label(), field.name(), field.id(), field.help()))
                .replace('_', ' ');
        if (rights && field.type().equals("file") && DOCUMENT.matcher(words).find()) {
          boolean mandatory = field.required() || field.starred();
          String label = Plain.quote(field.label().isBlank() ? field.name() : field.label());
          (mandatory ? faults : good)
              .add(
                  Notices.proof(
                      page,
                      "form",
                      "Fichier « %s » %s"
                          .formatted(label, mandatory ? "obligatoire" : "facultatif"),
                      "File \"%s\", %s".formatted(label, mandatory ? "mandatory" : "optional")));
        }
      }
    }
  }

  private static void sentences(
      PageFact page, List<Proof> faults, List<Proof> good, List<Proof> maybe) {
    for (String sentence : Plain.sentences(page.text())) {
      String plain = Plain.of(sentence);
      if (plain.length() > 1500
          || !DOCUMENT.matcher(plain).find()
          || !ABOUT_RIGHTS.matcher(plain).find()
          || OTHER_USE.matcher(plain).find()) {
        continue;
      }
      Proof quoted =
          Notices.proof(
              page,
              "text",
              "« " + Plain.quote(sentence) + " »",
              "\"" + Plain.quote(sentence) + "\"");
      if (REFUSED.matcher(plain).find() && !DOUBT.matcher(plain).find()) {
        faults.add(quoted);
      } else if (NOT.matcher(plain).find() || DOUBT.matcher(plain).find()) {
        good.add(quoted);
      } else if (MAYBE.matcher(plain).find()) {
        maybe.add(quoted);
      } else if (DEMAND.matcher(plain).find()) {
        faults.add(quoted);
      }
    }
  }
}
