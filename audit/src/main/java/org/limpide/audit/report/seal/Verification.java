package org.limpide.audit.report.seal;

import java.time.Instant;
import java.util.List;
import org.limpide.law.Text;

/** What the check of a seal concludes. Only {@link Intact} is a success. */
public sealed interface Verification {
  /**
   * Nothing changed since a trusted key sealed it.
   *
   * @param files how many are covered
   * @param signer the key's fingerprint
   * @param sealedAt by the sealing machine's clock; the latest when several folders were checked
   */
  record Intact(int files, String signer, Instant sealedAt) implements Verification {}

  /** Nothing changed since it was sealed, but by a key that nobody vouched for. */
  record UnknownSigner(int files, String signer, Instant sealedAt) implements Verification {}

  /** Something is not as it was sealed; one sentence for each thing. */
  record Altered(List<Text> what) implements Verification {
    public Altered {
      what = List.copyOf(what);
    }
  }

  /** There is no seal to check. */
  record NotSealed() implements Verification {}

  /** The command's exit code: 0 intact, 1 not so, 3 nothing to check. */
  default int exitCode() {
    return switch (this) {
      case Intact _ -> 0;
      case UnknownSigner _, Altered _ -> 1;
      case NotSealed _ -> 3;
    };
  }

  /** The conclusion in one sentence. */
  default Text sentence() {
    return switch (this) {
      case Intact intact ->
          Text.of(
              "Intact : %d fichiers, scellés le %s par la clé %s."
                  .formatted(intact.files(), intact.sealedAt(), intact.signer()),
              "Intact: %d files, sealed on %s by the key %s."
                  .formatted(intact.files(), intact.sealedAt(), intact.signer()));
      case UnknownSigner unknown ->
          Text.of(
              "Contenu cohérent (%d fichiers), mais signé par une clé inconnue : %s. Si vous connaissez le signataire, donnez sa clé publique avec --key FICHIER."
                  .formatted(unknown.files(), unknown.signer()),
              "The content is consistent (%d files), but signed by an unknown key: %s. If you know the signer, give their public key with --key FILE."
                  .formatted(unknown.files(), unknown.signer()));
      case Altered altered ->
          Text.of(
              "Modifié depuis le scellé : %d différence(s).".formatted(altered.what().size()),
              "Changed since it was sealed: %d difference(s).".formatted(altered.what().size()));
      case NotSealed _ ->
          Text.of(
              "Aucun scellé (manifest.json) dans ce dossier : il n'y a rien à vérifier.",
              "No seal (manifest.json) in this folder: there is nothing to verify.");
    };
  }
}
