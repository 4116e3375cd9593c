package org.limpide.audit.judge.security;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;
import org.limpide.vendors.Library;
import org.limpide.vendors.Purpose;
import org.limpide.vendors.Vulnerability;
import org.limpide.vendors.VulnerableLibraries;

/**
 * SE-15: nothing the site runs has known weaknesses or has lost its maker's support (GDPR art. 32):
 * script libraries, and the site software where it tells its version. What a third party's own
 * script carries inside is that party's to mend and makes no fail. Whether administrators use a
 * second factor cannot be seen.
 */
final class ComponentsUpToDate implements Evaluator {
  @Override
  public String rule() {
    return "SE-15";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var seen = new Components(dossier);
    dossier.evidence().pages().forEach(seen::scripts);
    dossier.evidence().pages().forEach(seen::announcements);
    if (!seen.faults.isEmpty()) {
      String names = String.join(", ", seen.faulty);
      return Verdict.fail(
              Text.of(
                  "Composants à vulnérabilité connue ou en fin de support : " + names + ".",
                  "Components with known vulnerabilities or out of support: " + names + "."),
              seen.faults.values().stream().limit(15).toList())
          .filling("composant", names);
    }
    if (!Accounts.pagesRead(dossier.evidence())) {
      return Verdict.unknown(
          Text.of(
              "Les pages n'ont pas pu être lues : aucun composant n'a été reconnu.",
              "The pages could not be read: no component was recognised."));
    }
    if (!seen.doubts.isEmpty()) {
      String names = String.join(", ", seen.doubts);
      return Verdict.unknown(
              Text.of(
                  "À vérifier par vous : "
                      + names
                      + " (version sans base de comparaison, script d'un tiers, faiblesse mineure ou script non lu).",
                  "For you to check: "
                      + names
                      + " (nothing to compare the version with, a third party's script, a minor weakness, or a script not read)."))
          .filling("composant", names);
    }
    if (seen.sound.isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "Aucune version de composant n'est visible." + admin(dossier).fr(),
              "No component's version is visible." + admin(dossier).en()));
    }
    String names = String.join(", ", seen.sound);
    return Verdict.pass(
        Text.of(
            "Rien de connu contre : "
                + names
                + ". La double authentification des administrateurs reste à déclarer."
                + admin(dossier).fr(),
            "Nothing known against: "
                + names
                + ". Whether administrators use a second factor is for you to declare."
                + admin(dossier).en()),
        List.copyOf(seen.proofs.values()).stream().limit(10).toList());
  }

  /** A login for administrators that anyone reaches is told, not faulted. */
  private static Text admin(Dossier dossier) {
    Optional<PageFact> page =
        dossier.evidence().pages(PageKind.ADMIN).stream()
            .filter(one -> one.status() < 400)
            .findFirst();
    return page.map(
            one ->
                Text.of(
                    " La page d'administration " + one.url() + " est ouverte à tous.",
                    " The administration page " + one.url() + " is open to all."))
        .orElse(Text.of("", ""));
  }

  /** What the pages run, sorted. */
  private static final class Components {
    private final Dossier dossier;
    private final VulnerableLibraries known = VulnerableLibraries.bundled();
    private final Set<String> scripts = new LinkedHashSet<>();
    private final Set<Library> inScripts = new LinkedHashSet<>();
    private final Map<String, Proof> faults = new LinkedHashMap<>();
    private final Map<String, Proof> proofs = new LinkedHashMap<>();
    private final Set<String> faulty = new LinkedHashSet<>();
    private final Set<String> doubts = new TreeSet<>();
    private final Set<String> sound = new TreeSet<>();

    Components(Dossier dossier) {
      this.dossier = dossier;
    }

    void scripts(PageFact page) {
      page.libraries()
          .forEach(
              (url, source) -> {
                if (scripts.add(url)) {
                  VulnerableLibraries.Recognised in = known.in(url, source);
                  in.libraries().forEach(library -> library(page, library, url));
                  inScripts.addAll(in.libraries());
                  if (!in.whole() || source.isEmpty() && in.libraries().isEmpty() && own(url)) {
                    doubts.add(url);
                  }
                }
              });
    }

    /** What a script was recognised to bring is judged by whose script it is. */
    void announcements(PageFact page) {
      page.globals()
          .forEach(
              (name, version) ->
                  known
                      .announced(name, version)
                      .filter(library -> !inScripts.contains(library))
                      .ifPresent(library -> library(page, library, page.url())));
      software(page, page.globals().getOrDefault("generator", ""));
      software(page, page.headers().getOrDefault("x-powered-by", ""));
      software(page, page.headers().getOrDefault("x-generator", ""));
    }

    private void library(PageFact page, Library library, String where) {
      String name = library.name() + " " + library.version();
      List<Vulnerability> against = known.of(library);
      boolean serious =
          against.stream()
              .anyMatch(v -> v.endOfLife() || v.severity() != Vulnerability.Severity.LOW);
      Proof proof =
          new Proof(
              Scenario.S0,
              page.url(),
              "script",
              Text.of(name + " : " + where + fr(against), name + ": " + where + en(against)));
      if (against.isEmpty()) {
        sound.add(name);
        proofs.putIfAbsent(name, proof);
      } else if (serious && mendable(where)) {
        faulty.add(name);
        faults.putIfAbsent(name, proof);
      } else {
        doubts.add(name);
      }
    }

    private static String fr(List<Vulnerability> against) {
      return against.isEmpty()
          ? ""
          : ", " + against.size() + " faiblesse(s) connue(s), dont " + worst(against);
    }

    private static String en(List<Vulnerability> against) {
      return against.isEmpty()
          ? ""
          : ", " + against.size() + " known weakness(es), among them " + worst(against);
    }

    private static String worst(List<Vulnerability> against) {
      List<String> told = new ArrayList<>();
      against.stream()
          .limit(3)
          .forEach(
              v ->
                  told.add(
                      (v.identifiers().isEmpty() ? v.summary() : v.identifiers().getFirst())
                          + " ("
                          + v.severity().name().toLowerCase(java.util.Locale.ROOT)
                          + ", < "
                          + v.below()
                          + ")"));
      return String.join(", ", told);
    }

    private void software(PageFact page, String announcement) {
      EndOfSupport.named(announcement)
          .ifPresent(
              software -> {
                String name = software.name();
                String until = software.until().map(Object::toString).orElse("?");
                Proof proof =
                    new Proof(
                        Scenario.S0,
                        page.url(),
                        "header",
                        Text.of(
                            name + " : correctifs jusqu'au " + until,
                            name + ": fixes until " + until));
                if (software.endedBefore(dossier.evidence().on())) {
                  faulty.add(name);
                  faults.putIfAbsent(name, proof);
                } else if (software.until().isPresent()) {
                  sound.add(name);
                  proofs.putIfAbsent(name, proof);
                } else {
                  doubts.add(name);
                }
              });
    }

    /** The site's own script, or a library it takes from a file host. */
    private boolean mendable(String url) {
      return own(url)
          || dossier
              .vendors()
              .byUrl(url)
              .map(service -> service.purpose() == Purpose.CDN)
              .orElse(true);
    }

    private boolean own(String url) {
      try {
        String host = URI.create(url).getHost();
        return host != null
            && dossier.suffixes().registrableDomain(host).equals(dossier.evidence().site());
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }
}
