package org.limpide.audit.judge.information;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * IN-08: the notice tells people their rights, how to use them, and that they may complain to the
 * CNIL (GDPR art. 13(2)(b) to (d); LIL art. 48 and 85). Objection, portability and withdrawal are
 * missed only where the legal bases that carry them are in use.
 */
final class RightsTold implements Evaluator {
  private static final Set<Right> ALWAYS =
      EnumSet.of(
          Right.ACCESS,
          Right.RECTIFICATION,
          Right.ERASURE,
          Right.RESTRICTION,
          Right.AFTER_DEATH,
          Right.COMPLAINT);
  private static final Pattern INTEREST =
      Plain.pattern(
          "interets? legitime|legitimate (business )?interest|prospection|direct marketing");
  private static final Pattern CONTRACT =
      Plain.pattern("\\bcontrat|contractuel|consentement|\\bcontract|\\bconsent\\b");
  private static final Pattern CONSENT = Plain.pattern("consentement|votre accord|\\bconsent\\b");
  private static final Pattern ANY_BASIS =
      Plain.pattern(
          "interets? legitime|legitimate|\\bcontrat|contractuel|\\bcontract|consent|obligations? legale|legal obligation");
  private static final Pattern ABOUT_RIGHTS =
      Plain.pattern(
          "\\bdroits?\\b|pouvez|demander|exercer|\\brights?\\b|\\bmay\\b|\\bcan\\b|request|ask|acces|opposition|effacement|erasure|reclamation");

  @Override
  public String rule() {
    return "IN-08";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var notice = new Notice(dossier);
    Optional<Verdict> unreadable = notice.unreadable();
    if (unreadable.isPresent()) {
      return unreadable.get();
    }
    List<Right> missing = new ArrayList<>();
    List<Right> doubtful = new ArrayList<>();
    List<Proof> told = new ArrayList<>();
    for (Right right : Right.values()) {
      Optional<Prose.Passage> where = where(notice.prose(), right);
      if (where.isPresent()) {
        told.add(where.get().proof());
      } else if (ALWAYS.contains(right) || carried(dossier, notice, right)) {
        missing.add(right);
      } else if (!notice.prose().says(ANY_BASIS)) {
        doubtful.add(right);
      }
    }
    if (!missing.isEmpty()) {
      Text labels = labels(missing);
      List<Proof> proofs = new ArrayList<>();
      proofs.add(
          notice.without(Text.of("rien sur : " + labels.fr(), "nothing about: " + labels.en())));
      told.stream().distinct().limit(3).forEach(proofs::add);
      return Verdict.fail(
              Text.of(
                  "La page ne dit rien de : " + labels.fr() + ".",
                  "The page says nothing of: " + labels.en() + "."),
              proofs)
          .filling("droits manquants", labels.fr());
    }
    if (!doubtful.isEmpty()) {
      Text labels = labels(doubtful);
      return Verdict.unknown(
              Text.of(
                  "Selon la base légale, il peut manquer : " + labels.fr() + ".",
                  "Depending on the legal basis, this may be missing: " + labels.en() + "."))
          .filling("droits manquants", labels.fr());
    }
    if (!channel(notice)) {
      return Verdict.unknown(
          Text.of(
              "Les droits sont énumérés, mais pas le moyen de les exercer.",
              "The rights are listed, but not how to use them."));
    }
    return Verdict.pass(
        Text.of(
            "Les droits, la CNIL et le moyen de s'adresser au responsable figurent dans la page.",
            "The rights, the CNIL and a way to reach the controller are in the page."),
        told.stream().distinct().limit(6).toList());
  }

  private static Optional<Prose.Passage> where(Prose prose, Right right) {
    return switch (right) {
      case ACCESS, RECTIFICATION, RESTRICTION, OBJECTION, ERASURE ->
          prose.first(right.words(), passage -> aboutRights(right, passage));
      case PORTABILITY, WITHDRAWAL, AFTER_DEATH -> prose.first(right.words());
      case COMPLAINT -> prose.first(right.words()).or(() -> underHeading(prose, right));
    };
  }

  /** In a sentence on rights, or at the head of an item of a list. */
  private static boolean aboutRights(Right right, Prose.Passage passage) {
    Matcher matcher = right.words().matcher(passage.plain());
    return Plain.has(ABOUT_RIGHTS, passage.plain()) || matcher.find() && matcher.start() < 20;
  }

  private static Optional<Prose.Passage> underHeading(Prose prose, Right right) {
    List<Prose.Passage> lines = prose.lines();
    for (int i = 1; i < lines.size(); i++) {
      if (Plain.has(right.words(), lines.get(i - 1).plain() + " " + lines.get(i).plain())) {
        return Optional.of(lines.get(i));
      }
    }
    return Optional.empty();
  }

  /** Whether a legal basis in use carries the right (CNIL, developers' guide, sheet 15). */
  private static boolean carried(Dossier dossier, Notice notice, Right right) {
    Map<Aim, Proof> seen = Aim.seen(dossier, notice.reading());
    boolean marketing =
        seen.containsKey(Aim.NEWSLETTER)
            || seen.containsKey(Aim.ADVERTISING)
            || Aim.NEWSLETTER.in(notice.prose()).isPresent();
    return switch (right) {
      case OBJECTION -> marketing || notice.prose().says(INTEREST);
      case PORTABILITY -> marketing || notice.prose().says(CONTRACT);
      case WITHDRAWAL -> marketing || notice.prose().says(CONSENT);
      case ACCESS, RECTIFICATION, ERASURE, RESTRICTION, AFTER_DEATH, COMPLAINT -> true;
    };
  }

  private static boolean channel(Notice notice) {
    return Identity.reachable(notice.prose().plain())
        || notice.pages().stream()
            .flatMap(page -> page.links().stream())
            .filter(link -> link.region() != PageFact.Region.BANNER)
            .anyMatch(
                link ->
                    link.href().startsWith("mailto:")
                        || Links.promises(Plain.pattern("contact|droits|rights"), link));
  }

  private static Text labels(List<Right> rights) {
    return Text.of(
        rights.stream().map(r -> r.label().fr()).collect(Collectors.joining(", ")),
        rights.stream().map(r -> r.label().en()).collect(Collectors.joining(", ")));
  }
}
