package org.limpide.audit.bed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limpide.audit.AuditRequest;
import org.limpide.audit.AuditRequest.Resolve;
import org.limpide.audit.evidence.ServerFacts;
import org.limpide.audit.evidence.ServerFacts.Names;
import org.limpide.audit.evidence.ServerFacts.PlainHttp;
import org.limpide.audit.evidence.ServerFacts.Tls;
import org.limpide.audit.probe.Probe;
import tools.jackson.databind.json.JsonMapper;

/** Our own requests against the bed's servers: HTTP, TLS of every age, names. */
class ProbeOnTheBedTest {
  private static final String HOST = "www.atelier-lumen.fr";
  private static final String SITE = "atelier-lumen.fr";
  private final BedCertificates certificates = new BedCertificates();
  private final List<String> unseen = new ArrayList<>();
  @TempDir Path folder;

  private ServerFacts probe(String changes) throws Exception {
    var json = JsonMapper.builder().build().readTree(changes);
    var base = Json.read(BedCase.ROOT.resolve("bases/atelier/base.json"));
    var one = new BedCase("SE-01", "here", folder, json, base);
    try (var server = new BedServer(one, certificates)) {
      AuditRequest plain = AuditRequest.of(URI.create(one.startUrl()), LocalDate.of(2026, 11, 23));
      var request =
          new AuditRequest(
              plain.url(),
              1,
              1,
              List.of(
                  new Resolve("*", 80, "127.0.0.1", server.httpPort(HOST)),
                  new Resolve("*", 443, "127.0.0.1", server.httpsPort(HOST))),
              Optional.of(certificates.writeCa(folder.resolve("ca.pem"))),
              Optional.of(server.dns()),
              one.verified(),
              Set.of(),
              plain.settle(),
              plain.firstWait(),
              plain.timeout(),
              plain.at(),
              plain.browser(),
              plain.language(),
              1);
      try (Probe probe =
          Probe.begin(
              request,
              Optional.empty(),
              plain.url(),
              SITE,
              host -> host.endsWith(SITE),
              Duration.ofSeconds(30),
              Clock.systemUTC())) {
        return probe.facts(List.of(), List.of(), List.of(), unseen::add);
      }
    }
  }

  private Tls tls(String changes) throws Exception {
    return probe(changes).tls().getFirst();
  }

  @Test
  void aSiteInOrderIsSeenInOrder() throws Exception {
    ServerFacts facts = probe("{}");
    assertThat(facts.plainHttp())
        .containsExactly(new PlainHttp("http://" + HOST + "/", 301, "https://" + HOST + "/", ""));
    Tls tls = facts.tls().getFirst();
    assertThat(tls.reached()).isTrue();
    assertThat(tls.problem()).isEmpty();
    assertThat(tls.versions()).containsExactly("TLSv1.2", "TLSv1.3");
    assertThat(tls.weakCiphers()).isEmpty();
    assertThat(tls.notAfter()).isNotNull();
    Names names = facts.names().get(SITE);
    assertThat(names).isNotNull();
    assertThat(names.answered() && names.exists() && names.hasAddress()).isTrue();
    assertThat(names.mx()).containsExactly("mail.atelier-lumen.fr");
    assertThat(names.spf()).containsExactly("v=spf1 mx -all");
    assertThat(names.dmarc()).hasSize(1).first().asString().contains("p=reject");
    assertThat(names.dkimSelectors()).containsExactly("default");
    assertThat(unseen).isEmpty();
  }

  @Test
  void certificatesAreJudgedAsABrowserDoes() throws Exception {
    assertThat(tls("{\"certificate\": \"expired\"}").problem()).isEqualTo("expired");
    assertThat(tls("{\"certificate\": \"wrong-name\"}").problem()).isEqualTo("wrong-name");
    assertThat(tls("{\"certificate\": \"self-signed\"}").problem()).isEqualTo("self-signed");
  }

  @Test
  void anotherAuthorityIsNotTrusted() throws Exception {
    var others = new BedCertificates();
    Path ca = others.writeCa(folder.resolve("other.pem"));
    assertThat(ca).exists();
    // the bed signs with its own authority, and the request trusts only the other one
    var json = JsonMapper.builder().build().readTree("{}");
    var base = Json.read(BedCase.ROOT.resolve("bases/atelier/base.json"));
    try (var server = new BedServer(new BedCase("SE-01", "x", folder, json, base), certificates)) {
      AuditRequest plain =
          AuditRequest.of(URI.create("https://" + HOST + "/"), LocalDate.of(2026, 11, 23));
      var request =
          new AuditRequest(
              plain.url(),
              1,
              1,
              List.of(new Resolve(HOST, 443, "127.0.0.1", server.httpsPort(HOST))),
              Optional.of(ca),
              Optional.of(server.dns()),
              false,
              Set.of(),
              plain.settle(),
              plain.firstWait(),
              plain.timeout(),
              plain.at(),
              plain.browser(),
              plain.language(),
              1);
      try (Probe probe =
          Probe.begin(
              request,
              Optional.empty(),
              plain.url(),
              SITE,
              SITE::equals,
              Duration.ofSeconds(30),
              Clock.systemUTC())) {
        assertThat(
                probe
                    .facts(List.of(), List.of(), List.of(), unseen::add)
                    .tls()
                    .getFirst()
                    .problem())
            .isEqualTo("untrusted");
      }
    }
  }

  @Test
  void oldProtocolsAreFoundThoughJavaWouldNotSpeakThem() throws Exception {
    Tls old = tls("{\"tls\": [\"TLSv1\", \"TLSv1.1\"]}");
    assertThat(old.versions()).containsExactly("TLSv1", "TLSv1.1");
    assertThat(old.problem()).isEmpty();
    assertThat(old.subject()).contains(HOST);
    assertThat(tls("{\"tls\": [\"TLSv1.2\", \"3DES\"]}").weakCiphers())
        .contains("TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA");
  }

  @Test
  void aPageInClearIsSeen() throws Exception {
    assertThat(probe("{\"plainHttp\": \"serve\"}").plainHttp().getFirst().status()).isEqualTo(200);
    ServerFacts onlyClear = probe("{\"https\": false}");
    assertThat(onlyClear.plainHttp().getFirst().status()).isEqualTo(200);
    assertThat(onlyClear.tls().getFirst().reached()).isFalse();
    assertThat(probe("{\"plainHttp\": \"closed\"}").plainHttp().getFirst().problem())
        .isEqualTo("refused");
  }

  @Test
  void aSilentNameServerIsToldAndSoonLeftAlone() throws Exception {
    long began = System.nanoTime();
    ServerFacts facts = probe("{\"dns\": \"silent\"}");
    Names names = facts.names().get(SITE);
    assertThat(names).isNotNull();
    assertThat(names.answered()).isFalse();
    assertThat(unseen).anyMatch(loss -> loss.contains("name server"));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void filesAreAskedForOnTheCallersOwnSiteOnly() throws Exception {
    String env =
        "\"routes\": {\"/.env\": {\"body\": \"DB_PASSWORD=x\\nAPP_KEY=y\\n\", \"headers\": {\"Content-Type\": \"text/plain\"}}}";
    assertThat(probe("{" + env + "}").files()).isEmpty();
    assertThat(probe("{\"verified\": true, " + env + "}").files())
        .filteredOn(file -> !file.signature().isEmpty())
        .singleElement()
        .satisfies(file -> assertThat(file.url()).isEqualTo("https://" + HOST + "/.env"));
  }
}
