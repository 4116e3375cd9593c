package org.limpide.audit.judge.security;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.FormFact.FormPurpose;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.ServerFacts;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.RuleCatalogue;
import org.limpide.vendors.PublicSuffixes;
import org.limpide.vendors.ServiceDirectory;

/** Evidence written by hand: pages of {@code www.exemple.fr}, with the forms a test puts there. */
final class Shown {
  static final String HOME = "https://www.exemple.fr/";

  private final List<PageFact> pages = new ArrayList<>();
  private final List<ServerFacts.Submission> submissions = new ArrayList<>();
  private final Map<String, String> libraries = new HashMap<>();
  private final Map<String, String> globals = new HashMap<>();
  private final Map<String, String> headers = new HashMap<>();
  private Outcome outcome = Outcome.DONE;

  Shown() {
    page("", PageKind.HOME, "Bienvenue", "");
  }

  Shown ended(Outcome how) {
    outcome = how;
    return this;
  }

  Shown script(String url, String source) {
    libraries.put(url, source);
    return this;
  }

  Shown global(String name, String version) {
    globals.put(name, version);
    return this;
  }

  Shown header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Shown submitted(String purpose, String answer) {
    submissions.add(new ServerFacts.Submission(HOME + "connexion", purpose, 200, answer));
    return this;
  }

  Shown page(String path, PageKind kind, String text, String html, FormFact... forms) {
    pages.add(
        new PageFact(
            HOME + path,
            200,
            "text/html",
            Set.of(kind),
            "",
            "fr",
            text,
            html,
            Map.of(),
            List.of(),
            List.of(forms),
            List.of(),
            List.of(),
            1,
            Map.of(),
            Map.of(),
            ""));
    return this;
  }

  /** A login page that says so much. */
  Shown login(String text) {
    return page(
        "connexion",
        PageKind.LOGIN,
        text,
        "",
        form(FormPurpose.LOGIN, text, password("", "current-password", Map.of(), false)));
  }

  /** A sign-up page whose password field has that help and those attributes. */
  Shown signUp(String help, Map<String, String> attributes) {
    return signUp(help, attributes, "", "");
  }

  Shown signUp(String help, Map<String, String> attributes, String text, String html) {
    return page(
        "inscription",
        PageKind.SIGN_UP,
        text,
        html,
        form(FormPurpose.SIGN_UP, text, password(help, "new-password", attributes, false)));
  }

  Shown reset(String text) {
    return page(
        "oubli",
        PageKind.PASSWORD_RESET,
        text,
        "",
        form(
            FormPurpose.PASSWORD_RESET, text, field("email", "courriel", "", "", Map.of(), false)));
  }

  static FormFact form(FormPurpose purpose, String text, FormFact.Field... fields) {
    return new FormFact(
        HOME,
        false,
        HOME,
        "post",
        "",
        text,
        text,
        List.of(),
        List.of(),
        List.of(fields),
        purpose,
        true);
  }

  static FormFact.Field password(
      String help, String autocomplete, Map<String, String> attributes, boolean pasteBlocked) {
    return field("password", "motdepasse", autocomplete, help, attributes, pasteBlocked);
  }

  private static FormFact.Field field(
      String type,
      String name,
      String autocomplete,
      String help,
      Map<String, String> attributes,
      boolean pasteBlocked) {
    return new FormFact.Field(
        type,
        name,
        "",
        type.equals("password") ? "Mot de passe *" : "Courriel",
        "",
        autocomplete,
        help,
        true,
        true,
        false,
        false,
        false,
        false,
        true,
        false,
        "",
        pasteBlocked,
        List.of(),
        attributes);
  }

  Verdict judgedBy(String rule) {
    List<PageFact> read = new ArrayList<>(pages);
    PageFact home = read.getFirst();
    read.set(
        0,
        new PageFact(
            home.url(),
            200,
            "text/html",
            home.kinds(),
            "",
            "fr",
            home.text(),
            "",
            headers,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0,
            libraries,
            globals,
            ""));
    var evidence =
        new SiteEvidence(
            URI.create(HOME),
            URI.create(HOME),
            "exemple.fr",
            Instant.EPOCH,
            Instant.EPOCH,
            LocalDate.of(2026, 11, 23),
            !submissions.isEmpty(),
            "Chromium",
            Map.of(),
            List.of(
                new ScenarioRun(
                    Scenario.S0,
                    1,
                    outcome,
                    "",
                    BannerFact.NONE,
                    List.of(),
                    -1,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    "")),
            read,
            List.of(),
            new ServerFacts(List.of(), List.of(), Map.of(), List.of(), submissions),
            Map.of(),
            List.of());
    return SecurityRules.all().stream()
        .filter(one -> one.rule().equals(rule))
        .findFirst()
        .orElseThrow()
        .judge(
            new Dossier(
                evidence,
                RuleCatalogue.bundled(),
                ServiceDirectory.bundled(),
                PublicSuffixes.bundled()));
  }
}
