package org.limpide.audit.bed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limpide.audit.Audit;
import org.limpide.audit.AuditProgress;
import org.limpide.audit.AuditRequest;
import org.limpide.audit.AuditRequest.Resolve;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ServerFacts.Submission;
import org.limpide.law.Language;
import tools.jackson.databind.json.JsonMapper;

/**
 * The login and forgotten-password forms of a site that is the caller's, and of one that is not.
 */
@Tag("browser")
class SubmittedFormsTest {
  private final BedCertificates certificates = new BedCertificates();
  @TempDir Path folder;

  private List<Submission> submitted(String changes) throws Exception {
    var json = JsonMapper.builder().build().readTree(changes);
    var base = Json.read(BedCase.ROOT.resolve("bases/atelier/base.json"));
    var one = new BedCase("SE-10", "here", folder, json, base);
    try (var server = new BedServer(one, certificates)) {
      var request =
          new AuditRequest(
              URI.create(one.startUrl()),
              one.pages(),
              1,
              List.of(
                  new Resolve("*", 80, "127.0.0.1", server.httpPort(one.host())),
                  new Resolve("*", 443, "127.0.0.1", server.httpsPort(one.host()))),
              Optional.of(certificates.writeCa(folder.resolve("ca.pem"))),
              Optional.of(server.dns()),
              one.verified(),
              Set.of(Scenario.S0),
              Duration.ofMillis(100),
              Duration.ofMillis(100),
              Duration.ofSeconds(120),
              LocalDate.of(2026, 11, 23),
              Optional.empty(),
              Language.FR,
              2);
      return Audit.run(request, folder.resolve("out"), AuditProgress.SILENT)
          .evidence()
          .servers()
          .submissions();
    }
  }

  @Test
  void theAnswerToAnInventedAddressIsRead() throws Exception {
    assertThat(submitted("{\"verified\": true, \"start\": \"/connexion\", \"pages\": 1}"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.purpose()).isEqualTo("login-unknown");
              assertThat(one.status()).isEqualTo(200);
              assertThat(one.answer()).contains("Courriel ou mot de passe incorrect.");
              assertThat(one.answer()).doesNotContain("limpide-temoin");
            });
    assertThat(submitted("{\"verified\": true, \"start\": \"/mot-de-passe-oublie\", \"pages\": 1}"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.purpose()).isEqualTo("reset-unknown");
              assertThat(one.answer()).contains("un lien vient d’y être envoyé");
            });
  }

  @Test
  void anAnswerThatAScriptWritesIsReadToo() throws Exception {
    String script =
        "<script>document.getElementById('connexion').addEventListener('submit',function(e){e.preventDefault();setTimeout(()=>{var p=document.createElement('p');p.textContent='Compte inconnu';this.prepend(p)},300)})</script>";
    assertThat(
            submitted(
                "{\"verified\": true, \"start\": \"/connexion\", \"pages\": 1, \"inject\": {\"/connexion\": {\"body\": \""
                    + script
                    + "\"}}}"))
        .singleElement()
        .satisfies(one -> assertThat(one.answer()).isEqualTo("Compte inconnu"));
  }

  @Test
  void nothingIsSubmittedToASiteThatIsNotTheCallers() throws Exception {
    assertThat(submitted("{\"start\": \"/connexion\", \"pages\": 1}")).isEmpty();
  }
}
