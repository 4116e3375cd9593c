package org.limpide.audit.judge.information;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.FormFact.FormPurpose;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.SiteEvidence.FormOnPage;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;
import org.limpide.vendors.Purpose;

/** What the site visibly uses personal data for, and the words by which a notice says so. */
enum Aim {
  CONTACT(
      Text.of("réponse aux demandes de contact", "answering contact requests"),
      "(repon|trait|gestion|gerer|suivi|prise en charge|donner suite|vos|les|toute)\\w*[^.\\n]{0,60}(demande|question|message|sollicitation|requete|reclamation|correspondance)"
          + "|formulaires? de contact|demandes? de (contact|renseignement|devis|information)|prise de contact|nous contact|vous (re)?contacter|communiquer avec vous|echang\\w+ avec"
          + "|(answer|respond|repl|handl|process|manag|deal)\\w*[^.\\n]{0,60}(request|enquir|inquir|question|message|you\\b|quer)|contact (request|form|enquir)|enquir|inquir"
          + "|communicat\\w* with you|contact(ing)? you|contact(ing)? us|get in touch|customer (service|support|care)|support client|service client|relations? client|assistance"),
  NEWSLETTER(
      Text.of("lettre d'information et offres", "newsletter and offers"),
      "newsletter|news letter|lettres? (d'|de |d )?(info|actu)|\\blettre\\b|infolettre|mailing|e-?mailing|marketing|prospection|demarchage|offres\\b|promotion|communications? commerciale|informations? commerciale"
          + "|actualites|nouveautes|\\boffers\\b|promotional|news and|updates about|advertis\\w+ (e-?mail|message)"),
  ACCOUNT(
      Text.of("compte client", "customer account"),
      "compte (client|utilisateur|personnel|en ligne|membre|adherent)|(votre|vos|un|le|mon|les|des|de) comptes?\\b(?! (instagram|facebook|twitter|x\\b|linkedin|tenu|rendu|google|bancaire))"
          + "|espace (client|personnel|membre|perso)|(your|an|user|customer|the|create) accounts?\\b|accounts? (creation|management|data|information|holder)|\\baccounts\\b"
          + "|inscription|inscrits|s'inscri|registration|register|gestion des (comptes|utilisateurs|clients|membres)|authentif|\\blog ?in\\b|utilisateurs (inscrits|qui s'enregistrent)"),
  ORDER(
      Text.of("commande et livraison", "order and delivery"),
      "\\bcommandes?\\b|livr(er|aison|ons)|\\bventes?\\b|\\bachats?\\b|\\borders?\\b|purchas|deliver|shipping|\\bship\\b|fulfil|execution d(u|e) (votre |la )?contrat"),
  PAYMENT(
      Text.of("paiement", "payment"),
      "paiement|paye(r|z|e)\\b|payment|\\bpay\\b|carte (bancaire|de (paiement|credit))|credit card|reglement|transaction|factur|invoic|billing"),
  REVIEWS(
      Text.of("avis et commentaires", "reviews and comments"),
      "\\bavis\\b|commentaires?|temoignages?|notation|evaluation|reviews?\\b|comments?\\b|feedback|testimonial|ratings?\\b"),
  AUDIENCE(
      Text.of("mesure d'audience", "audience measurement"),
      "audience|statisti|analyti|frequentation|mesur(e|er|es|ons) (de |du |d'|la |les |le )?(trafic|visite|site|performance|navigation|utilisation)|trafic|matomo|traffic|measur\\w+[^.\\n]{0,30}(visit|use|site|audience)"
          + "|usage data|how (you|visitors) (use|navigate)|comment (vous|les visiteurs) (utilis|navigu)|nombre de visites"),
  ADVERTISING(
      Text.of("publicité", "advertising"),
      "publicit|annonces?\\b|reciblage|ciblage|cibler|advert|\\bads\\b|targeting|remarketing|retargeting|marketing|pixel");

  /** What a sentence says that it does not do. */
  private static final Pattern DENIED =
      Plain.pattern(
          "\\baucune?s?\\b|(n'utilis|ne (depos|fais|proced|pratiqu|recour|effectu|partag|transmet|collect|propos|envoy))\\w*|\\bsans (cookie|traceur|publicit)|\\bni\\b[^.]{0,30}\\bni\\b"
              + "|\\bno\\b|(do|does|are|is) not|don't|doesn't|never|without");

  /** Sentences on rights and complaints name aims only to oppose them. */
  private static final Pattern OF_RIGHTS =
      Plain.pattern(
          "droits?\\b[^.\\n]{0,30}(d'|de |a l)|vous opposer|exercer|exercice|\\bcnil\\b|rights?\\b|complain|retirer votre consentement|withdraw|lawful|identity document|write to|un mois|one month");

  private static final Pattern SELLING =
      Plain.pattern("command|order|acheter|\\bbuy\\b|paiement|payment|payer|\\bpay\\b|checkout");
  private static final Pattern SOCIAL_PAGE =
      Plain.pattern("statistiques de (la |notre )?page|page (insights|statistics)");

  private final Text label;
  private final Pattern words;

  Aim(Text label, String words) {
    this.label = label;
    this.words = Plain.pattern(words);
  }

  Text label() {
    return label;
  }

  boolean namedIn(String plain) {
    return words.matcher(plain).find();
  }

  /** Where a notice says that data serve this aim. */
  Optional<Prose.Passage> in(Prose prose) {
    return prose.first(
        words,
        passage ->
            !((Plain.has(DENIED, passage.plain()) || ofSocialPage(passage.plain()))
                    && (this == AUDIENCE || this == ADVERTISING))
                && !(Plain.has(OF_RIGHTS, passage.plain())
                    && (this == CONTACT || this == NEWSLETTER)));
  }

  /** What was seen on the site, with what shows it. */
  static Map<Aim, Proof> seen(Dossier dossier, Reading reading) {
    Map<Aim, Proof> seen = new EnumMap<>(Aim.class);
    for (FormOnPage form : Forms.collecting(reading)) {
      Text asked = Text.of("des données y sont demandées", "data are asked for there");
      List<Aim> aims =
          switch (form.form().purpose()) {
            case CONTACT -> List.of(CONTACT);
            case NEWSLETTER -> List.of(NEWSLETTER);
            case LOGIN, SIGN_UP, PASSWORD_RESET -> List.of(ACCOUNT);
            case CHECKOUT -> sells(reading, form) ? List.of(ORDER) : List.<Aim>of();
            case PAYMENT -> List.of(PAYMENT);
            case REVIEW -> List.of(REVIEWS);
            case RIGHTS, SEARCH, OTHER -> List.<Aim>of();
          };
      aims.forEach(aim -> seen.putIfAbsent(aim, Forms.proof(form, asked)));
      if (form.form().purpose() != FormPurpose.NEWSLETTER) {
        Solicitation.in(form).stream()
            .filter(ask -> !ask.ofPartners())
            .findFirst()
            .ifPresent(ask -> seen.putIfAbsent(NEWSLETTER, ask.proof()));
      }
    }
    reading.pages(PageKind.PAYMENT).stream()
        .filter(page -> page.is(PageKind.CHECKOUT) || !page.forms().isEmpty())
        .findFirst()
        .ifPresent(
            page ->
                seen.putIfAbsent(
                    PAYMENT,
                    new Proof(
                        Scenario.S0,
                        page.url(),
                        "form",
                        Text.of("page de paiement", "payment page"),
                        page.screenshot())));
    for (Callee callee : Callee.all(dossier)) {
      of(callee.service().purpose()).ifPresent(aim -> seen.putIfAbsent(aim, callee.proof()));
    }
    return seen;
  }

  /** Whether a form with an address is the one of an order, and not of a quote or a visit. */
  static boolean sells(Reading reading, FormOnPage form) {
    return SELLING.matcher(Plain.of(String.join(" ", form.form().buttons()))).find()
        || reading.pages().stream()
            .anyMatch(p -> p.is(PageKind.CART) || p.is(PageKind.PRODUCT) || p.is(PageKind.PAYMENT));
  }

  /** Statistics that a social network keeps of the site's page there. */
  static boolean ofSocialPage(String plain) {
    return SOCIAL_PAGE.matcher(plain).find();
  }

  static Optional<Aim> of(Purpose purpose) {
    return switch (purpose) {
      case AUDIENCE, AB_TEST, SESSION_REPLAY -> Optional.of(AUDIENCE);
      case ADVERTISING, AFFILIATION -> Optional.of(ADVERTISING);
      case PAYMENT -> Optional.of(PAYMENT);
      default -> Optional.empty();
    };
  }
}
