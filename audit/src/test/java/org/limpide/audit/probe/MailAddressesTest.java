package org.limpide.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;

class MailAddressesTest {
  @Test
  void domainsAreFoundInTextAndLinksTheMostShownFirst() {
    var link =
        new PageFact.Link("mailto:dpo%40Exemple.fr?subject=x", "", "", true, PageFact.Region.MAIN);
    var page =
        new PageFact(
            "https://www.exemple.fr/",
            200,
            "text/html",
            Set.of(PageKind.HOME),
            "",
            "fr",
            "Écrivez à contact [at] exemple [point] fr, à aide@gmail.com ou t@limpide-temoin.example.",
            "",
            Map.of(),
            List.of(link),
            List.of(),
            List.of(),
            List.of(),
            0,
            Map.of(),
            Map.of(),
            "");
    assertThat(MailAddresses.domains(List.of(page), List.of("t@limpide-temoin.example")))
        .containsExactly("exemple.fr", "gmail.com");
  }
}
