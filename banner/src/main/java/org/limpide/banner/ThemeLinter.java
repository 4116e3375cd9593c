package org.limpide.banner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds what in a notice pushes visitors towards yes: CNIL recommendation 2020-092 (refusing as
 * easy as accepting, no misleading design), EDPB guidelines 03/2022 on deceptive patterns. The
 * figures (4.5, half) are this product's measure of them, not the law's. A notice with findings is
 * not published, unless a person says why; that goes into the journal.
 */
public final class ThemeLinter {
  /** WCAG 2.2, 1.4.3: the least contrast of a text. */
  public static final double LEAST_CONTRAST = 4.5;

  private static final double EDGE = 3;

  private static final Pattern REFUSES =
      Pattern.compile(
          "(?iu)refus|rejet|continuer sans accepter|reject|refuse|decline|deny|without accepting|ablehnen|rechazar|rifiut|weiger|recus");

  private static final Pattern ACCEPTS =
      Pattern.compile(
          "(?iu)accept|autoris|consen|agree|allow|akzeptier|zustimm|acept|accett|toesta|aceit");

  private static final Pattern PRESSING =
      Pattern.compile(
          "(?iu)tant pis|dommage|je renonce|expérience dégradée|moins bonne expérience|je n.aime pas|recommandé"
              + "|too bad|i give up|worse experience|degraded experience|i don.t (care|like)|recommended"
              + "|intérêt légitime|legitimate interest");

  private static final Pattern VAGUE =
      Pattern.compile(
          "(?iu)améliorer votre expérience|meilleure expérience|improve your experience|better experience");

  /**
   * How a notice behaves, for one that comes from elsewhere: Limpide's own interface only has the
   * first of each.
   *
   * @param refuseLayer the layer on which one can refuse all, 1 being the first; 0 for none
   * @param preticked whether a choice is ticked beforehand
   * @param closingAccepts whether closing, scrolling or going on counts as yes
   */
  public record Behaviour(int refuseLayer, boolean preticked, boolean closingAccepts) {
    /** Limpide's own. */
    public static final Behaviour OURS = new Behaviour(1, false, false);
  }

  /**
   * A fault, with what was measured.
   *
   * @param code stable, such as {@code refuse-smaller}
   */
  public record Finding(String code, String fr, String en) {}

  private final List<Finding> findings = new ArrayList<>();

  private ThemeLinter() {}

  /** What is wrong with a notice of Limpide's; empty when it may be published. */
  public static List<Finding> check(Notice notice) {
    return check(notice, Behaviour.OURS);
  }

  /** The same for one that behaves otherwise. */
  public static List<Finding> check(Notice notice, Behaviour behaviour) {
    var linter = new ThemeLinter();
    linter.look(notice.theme().light(), "clair", "light");
    linter.look(notice.theme().dark(), "sombre", "dark");
    notice.words().forEach(linter::wording);
    for (Notice.Purpose purpose : notice.purposes()) {
      purpose.line().forEach((language, line) -> linter.vague(purpose.key(), line));
      purpose.title().forEach((language, title) -> linter.vague(purpose.key(), title));
    }
    linter.behaviour(behaviour);
    return List.copyOf(linter.findings);
  }

  private void look(Theme.Palette p, String fr, String en) {
    contrast("text", p.text(), p.ground(), "le texte, thème " + fr, "the text, " + en + " theme");
    contrast("link", p.accent(), p.ground(), "les liens, thème " + fr, "links, " + en + " theme");
    contrast(
        "accept",
        p.accept().text(),
        p.accept().ground(),
        "« accepter », thème " + fr,
        "accept, " + en + " theme");
    contrast(
        "refuse",
        p.refuse().text(),
        p.refuse().ground(),
        "« refuser », thème " + fr,
        "refuse, " + en + " theme");
    contrast(
        "customise",
        p.other().text(),
        p.other().ground(),
        "« personnaliser », thème " + fr,
        "customise, " + en + " theme");
    double accept = standsOut(p.accept(), p.ground());
    double refuse = standsOut(p.refuse(), p.ground());
    if (refuse < EDGE && accept >= EDGE || refuse < accept / 2) {
      add(
          "refuse-fainter",
          "Le bouton de refus ressort moins que celui d’accord (thème %s : %.1f contre %.1f)."
              .formatted(fr, refuse, accept),
          "The refuse button stands out less than the accept button (%s theme: %.1f against %.1f)."
              .formatted(en, refuse, accept));
    }
    if (p.refuse().size() < p.accept().size() || p.refuse().height() < p.accept().height()) {
      add(
          "refuse-smaller",
          "Le bouton de refus est plus petit que celui d’accord (thème %s).".formatted(fr),
          "The refuse button is smaller than the accept button (%s theme).".formatted(en));
    }
    if (p.refuse().weight() < p.accept().weight()) {
      add(
          "refuse-lighter",
          "Les lettres du bouton de refus sont plus maigres (%d contre %d, thème %s)."
              .formatted(p.refuse().weight(), p.accept().weight(), fr),
          "The refuse button's letters are thinner (%d against %d, %s theme)."
              .formatted(p.refuse().weight(), p.accept().weight(), en));
    }
    if (!p.refuse().ground().equals(p.accept().ground())) {
      add(
          "refuse-other-colour",
          "Refus et accord n’ont pas la même couleur (thème %s).".formatted(fr),
          "Refuse and accept do not have the same colour (%s theme).".formatted(en));
    }
  }

  /** The ground of a button, or its edge, against what is behind it. */
  private static double standsOut(Theme.Button button, String behind) {
    return Math.max(
        Contrast.ratio(button.ground(), behind), Contrast.ratio(button.border(), behind));
  }

  private void contrast(String what, String colour, String behind, String fr, String en) {
    double ratio = Contrast.ratio(colour, behind);
    if (ratio < LEAST_CONTRAST) {
      add(
          what + "-contrast",
          String.format(
              Locale.FRENCH,
              "Contraste insuffisant pour %s\u00a0: %.1f, il en faut 4,5.",
              fr,
              ratio),
          String.format(
              Locale.ROOT, "Too little contrast for %s: %.1f, 4.5 is needed.", en, ratio));
    }
  }

  private void wording(Words words) {
    String refuse = words.say("refuse");
    String accept = words.say("accept");
    if (!REFUSES.matcher(refuse).find()) {
      add(
          "refuse-wording",
          "« %s » ne dit pas un refus.".formatted(refuse),
          "\"%s\" does not say no.".formatted(refuse));
    }
    if (!ACCEPTS.matcher(accept).find()) {
      add(
          "accept-wording",
          "« %s » ne dit pas un accord.".formatted(accept),
          "\"%s\" does not say yes.".formatted(accept));
    }
    for (String key :
        List.of("title", "intro", "consequences", "refuse", "customise", "accept", "save")) {
      String text = words.say(key);
      if (PRESSING.matcher(text).find()) {
        add(
            "pressing-wording",
            "Ces mots poussent à accepter\u00a0: « %s ».".formatted(text),
            "These words push towards yes: \"%s\".".formatted(text));
      }
      vague(key, text);
    }
  }

  private void vague(String where, String text) {
    if (VAGUE.matcher(text).find()) {
      add(
          "vague-wording",
          "« %s » (%s) ne dit pas à quoi servent les traceurs.".formatted(text, where),
          "\"%s\" (%s) does not say what trackers are for.".formatted(text, where));
    }
  }

  private void behaviour(Behaviour b) {
    if (b.refuseLayer() != 1) {
      add(
          "refuse-hidden",
          "On ne peut pas tout refuser dès la première couche.",
          "One cannot refuse all on the first layer.");
    }
    if (b.preticked()) {
      add("preticked", "Des choix sont cochés d’avance.", "Choices are ticked beforehand.");
    }
    if (b.closingAccepts()) {
      add(
          "closing-accepts",
          "Fermer ou continuer vaut accord.",
          "Closing or going on counts as yes.");
    }
  }

  private void add(String code, String fr, String en) {
    findings.add(
        new Finding(
            code,
            fr.replace("« ", "«\u00a0").replace(" »", "\u00a0»").replace(" :", "\u00a0:"),
            en));
  }
}
