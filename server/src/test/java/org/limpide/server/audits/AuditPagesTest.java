package org.limpide.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.web.Role;

class AuditPagesTest {

  @OnEachEngine
  void theResultBeginsWithOneSentence(Engines.Kind engine) {
    Visitor reader = Visitor.member(Running.on(engine), Role.READER);
    Recorded shop = new Recorded(Running.on(engine), reader.organisation());
    SiteAudit audit = shop.audit("CK-01", "fail", "CK-03", "unknown", "CK-04", "unknown");

    String page = reader.here(shop.path(audit)).body();

    assertThat(page)
        .contains("1 constat important, 2 points à vérifier par vous", "points conformes")
        .contains("findings/CK-01", "_ga de &lt;script&gt;")
        .doesNotContain("<script>alert");
  }

  @OnEachEngine
  void aFindingShowsItsProofItsLawAndItsRemedy(Engines.Kind engine) {
    Visitor reader = Visitor.member(Running.on(engine), Role.READER);
    Recorded shop = new Recorded(Running.on(engine), reader.organisation());
    SiteAudit audit = shop.audit("CK-01", "fail");

    String page = reader.here(shop.path(audit) + "/findings/CK-01").body();

    assertThat(page)
        .contains("Vu : fail", "art. 82 LIL", "Retirez-le.", "files/S0-001.jpg", "Ne choisit rien")
        .doesNotContain("<script>alert", "not-applicable\"");
    assertThat(reader.here(shop.path(audit) + "/findings/ZZ-99").statusCode()).isEqualTo(404);
  }

  @OnEachEngine
  void theEvidenceIsBrowsedScenarioByScenario(Engines.Kind engine) {
    Visitor auditor = Visitor.member(Running.on(engine), Role.AUDITOR);
    Recorded shop = new Recorded(Running.on(engine), auditor.organisation());
    SiteAudit audit = shop.audit("CK-01", "fail");

    assertThat(auditor.here(shop.path(audit) + "/evidence").body())
        .contains("Ne choisit rien", "evidence/S0?run=2", "One page was not opened.");
    assertThat(auditor.here(shop.path(audit) + "/evidence/S0").body())
        .contains("Google Analytics", "r99.js", "page=2")
        .doesNotContain("r100.js");
    assertThat(auditor.here(shop.path(audit) + "/evidence/S0?page=2").body()).contains("r149.js");
    assertThat(auditor.here(shop.path(audit) + "/evidence/S4").statusCode()).isEqualTo(404);
  }

  @OnEachEngine
  void whatASiteSentIsServedWhereItCanDoNothing(Engines.Kind engine) {
    Visitor reader = Visitor.member(Running.on(engine), Role.READER);
    Recorded shop = new Recorded(Running.on(engine), reader.organisation());
    SiteAudit audit = shop.audit("CK-01", "fail");

    HttpResponse<String> picture = reader.here(shop.path(audit) + "/files/S0-001.jpg");
    HttpResponse<String> report = reader.here(shop.path(audit) + "/report");

    assertThat(picture.statusCode()).isEqualTo(200);
    assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    for (HttpResponse<String> one : List.of(picture, report)) {
      assertThat(one.headers().allValues("Content-Security-Policy")).hasSize(1);
      assertThat(one.headers().firstValue("Content-Security-Policy").orElse(""))
          .startsWith("sandbox")
          .contains("default-src 'none'")
          .doesNotContain("allow-scripts", "allow-same-origin");
      assertThat(one.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }
    assertThat(report.body()).contains("Rapport");
  }

  @OnEachEngine
  void onlyPicturesOfThatVeryDossierAreServed(Engines.Kind engine) throws IOException {
    Visitor reader = Visitor.member(Running.on(engine), Role.READER);
    Recorded shop = new Recorded(Running.on(engine), reader.organisation());
    SiteAudit audit = shop.audit("CK-01", "fail");
    SiteAudit other = shop.audit("CK-01", "fail");
    Files.writeString(shop.folder(other).resolve("evidence/other.jpg"), "autre");
    Files.writeString(shop.folder(audit).resolve("secret.jpg"), "clef");
    Files.createSymbolicLink(
        shop.folder(audit).resolve("evidence/link.jpg"), shop.folder(audit).resolve("secret.jpg"));
    List<String> names =
        List.of(
            "S0-001.html.txt",
            "other.jpg",
            "link.jpg",
            "..%2Fsecret.jpg",
            "%2e%2e%2fsecret.jpg",
            "..%5Csecret.jpg",
            "..%252Fsecret.jpg",
            "../secret.jpg",
            "..%2F..%2F" + other.id() + "%2Fevidence%2Fother.jpg",
            ".jpg",
            "%00.jpg");

    for (String name : names) {
      HttpResponse<String> answer = reader.here(shop.path(audit) + "/files/" + name);
      assertThat(answer.statusCode()).as(name).isIn(400, 404);
      assertThat(answer.body()).as(name).doesNotContain("clef", "autre");
    }
  }

  @OnEachEngine
  void everyReportAndTheWholeDossierCanBeDownloaded(Engines.Kind engine) throws Exception {
    Visitor auditor = Visitor.member(Running.on(engine), Role.AUDITOR);
    Recorded shop = new Recorded(Running.on(engine), auditor.organisation());
    SiteAudit audit = shop.audit("CK-01", "fail");
    String download = "/o/" + auditor.organisation() + shop.path(audit) + "/download/";

    for (String format : List.of("html", "pdf", "csv", "json")) {
      HttpResponse<String> answer = auditor.get(download + format);
      assertThat(answer.statusCode()).as(format).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
          .startsWith("attachment; filename=\"limpide-boutique-")
          .endsWith("." + format + "\"");
    }
    assertThat(auditor.get(download + "exe").statusCode()).isEqualTo(404);
    assertThat(entries(auditor.bytes(download + "zip")))
        .contains(audit.id() + "/manifest.json", audit.id() + "/evidence/S0-001.jpg")
        .hasSize(7);
  }

  @OnEachEngine
  void anAuditOfAnotherOrganisationOrSiteDoesNotExist(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Visitor other = Visitor.member(server, Role.OWNER);
    Recorded shop = new Recorded(server, owner.organisation());
    Recorded second = new Recorded(server, owner.organisation());
    Recorded theirs = new Recorded(server, other.organisation());
    SiteAudit audit = shop.audit("CK-01", "fail");

    for (String below :
        List.of("", "/findings/CK-01", "/evidence", "/files/S0-001.jpg", "/report", "/events")) {
      String end = "/" + audit.id() + below;
      assertThat(owner.here(second.path() + end).statusCode()).as(below).isEqualTo(404);
      assertThat(other.here(theirs.path() + end).statusCode()).as(below).isEqualTo(404);
    }
    assertThat(other.here(shop.path()).statusCode()).isEqualTo(404);
  }

  @OnEachEngine
  void twoAuditsAreComparedWhicheverIsNamedFirst(Engines.Kind engine) {
    Visitor reader = Visitor.member(Running.on(engine), Role.READER);
    Recorded shop = new Recorded(Running.on(engine), reader.organisation());
    SiteAudit one = shop.audit("CK-01", "fail", "CK-02", "fail");
    assertThat(reader.here(shop.path() + "/compare").body()).contains("il en faut deux");
    SiteAudit two = shop.audit("CK-02", "fail", "SE-01", "fail");

    String page =
        reader.here(shop.path() + "/compare?before=" + two.id() + "&after=" + one.id()).body();

    assertThat(page).contains("1 nouveau, 1 corrigé, 1 toujours là");
    assertThat(reader.here(shop.path() + "/compare").statusCode()).isEqualTo(302);
    assertThat(shop.last.importantNew()).isEqualTo(1);
    assertThat(shop.last.mended()).isEqualTo(1);
  }

  @OnEachEngine
  void theHistoryHasACurveAndItsTable(Engines.Kind engine) {
    Visitor reader = Visitor.member(Running.on(engine), Role.READER);
    Recorded shop = new Recorded(Running.on(engine), reader.organisation());
    assertThat(reader.here(shop.path()).body()).contains("Aucun audit pour l'instant");
    shop.audit("CK-01", "fail", "CK-02", "fail");
    shop.audit("CK-01", "fail");

    String page = reader.here(shop.path()).body();

    assertThat(page)
        .contains("data-chart=\"{", "les constats importants passent de 2 à 1", "Voir les nombres");
  }

  private static List<String> entries(byte[] archive) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }
}
