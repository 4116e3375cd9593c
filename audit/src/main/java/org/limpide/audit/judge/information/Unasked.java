package org.limpide.audit.judge.information;

import java.util.List;
import java.util.Optional;
import org.limpide.audit.evidence.FormFact.Field;
import org.limpide.audit.evidence.SiteEvidence.FormOnPage;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/** Why forms that ask nothing of the kind looked for do not yet show that the site never does. */
final class Unasked {
  private Unasked() {}

  static Optional<Verdict> because(Reading reading, List<FormOnPage> forms) {
    Optional<Verdict> nothing = reading.nothingRead();
    if (nothing.isPresent()) {
      return nothing;
    }
    if (!reading.done() || reading.leftUnread(Links.ASKING)) {
      return Optional.of(
          Verdict.unknown(
              Text.of(
                  "Des pages à formulaire n'ont pas été lues.",
                  "Some pages with forms were not read.")));
    }
    List<String> silent =
        forms.stream()
            .flatMap(seen -> seen.form().fields().stream())
            .filter(field -> field.visible() && field.tickable() && field.checked())
            .filter(field -> !field.type().equals("radio") && field.label().isBlank())
            .map(Field::name)
            .toList();
    return silent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Verdict.unknown(
                Text.of(
                    "Cases cochées dont le libellé n'est pas reconnu : "
                        + String.join(", ", silent),
                    "Ticked boxes whose label is not recognised: " + String.join(", ", silent))));
  }
}
