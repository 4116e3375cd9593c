package org.limpide.audit.judge.security;

import java.util.List;
import org.limpide.audit.evidence.ServerFacts.SensitiveFile;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * SE-12: no backup, settings or repository is served to whoever asks. Asked for on the caller's own
 * site only; a file counts when its content proves what it is, not because something answered.
 */
final class NoExposedFiles implements Evaluator {
  @Override
  public String rule() {
    return "SE-12";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    List<SensitiveFile> files = dossier.evidence().servers().files();
    List<SensitiveFile> exposed =
        files.stream().filter(file -> !file.signature().isEmpty()).toList();
    if (!exposed.isEmpty()) {
      return Verdict.fail(
              Text.of(
                  "Des fichiers sensibles sont servis à qui les demande.",
                  "Sensitive files are served to whoever asks for them."),
              exposed.stream().map(NoExposedFiles::proof).limit(OwnPages.SHOWN).toList())
          .filling("fichier", OwnPages.list(exposed.stream().map(SensitiveFile::url).toList()));
    }
    if (!dossier.evidence().verified()) {
      return Verdict.unknown(
          Text.of(
              "Non demandé : cela ne se vérifie que sur votre propre site (--verified).",
              "Not asked: this is checked on your own site only (--verified)."));
    }
    if (files.isEmpty() || files.stream().anyMatch(file -> file.status() == 0)) {
      return Verdict.unknown(
          Text.of(
              "Le serveur n'a pas répondu à toutes ces demandes.",
              "The server did not answer all of these requests."));
    }
    List<String> vague =
        files.stream().filter(file -> file.status() / 100 == 2).map(SensitiveFile::url).toList();
    if (!vague.isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "Le serveur répond 200 sans que le contenu prouve quoi que ce soit : "
                  + OwnPages.list(vague)
                  + ".",
              "The server answers 200 but the content proves nothing: "
                  + OwnPages.list(vague)
                  + "."));
    }
    return Verdict.pass(
        Text.of(
            "%d adresses sensibles demandées, aucune servie.".formatted(files.size()),
            "%d sensitive addresses asked for, none served.".formatted(files.size())),
        List.of());
  }

  private static Proof proof(SensitiveFile file) {
    return new Proof(
        null,
        file.url(),
        "file",
        Text.of(
            "%s (%d) : contenu reconnu, non conservé (%s)"
                .formatted(file.url(), file.status(), file.signature()),
            "%s (%d): content recognised, not kept (%s)"
                .formatted(file.url(), file.status(), file.signature())));
  }
}
