package org.limpide.audit.judge.security;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.CookieFact;
import org.limpide.audit.evidence.Origin;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;
import org.limpide.vendors.ConsentNeed;

/**
 * SE-04: the cookie that stands for a signed-in visitor travels over HTTPS only and is out of
 * scripts' reach (CNIL's developer guide, sheet 6). Session cookies are told by the names that
 * frameworks give them, and by their being set by the server. Whether the identifier changes at
 * sign-in cannot be seen without an account.
 */
final class SessionCookies implements Evaluator {
  private static final Pattern NAMES =
      Pattern.compile(
          "(?i)(__host-|__secure-|_{1,2})?("
              + "phpsessid|jsessionid|asp\\.net_sessionid|aspsessionid\\w{0,20}|connect\\.sid|koa[.:]sess|"
              + "sid|sess|session|sessid|session[_-]?(id|token)|[a-z0-9_-]{1,40}[_-]sess(ion|id)?([_-]id)?|"
              + "\\w{0,20}sessid|\\w{0,20}sessionid|prestashop-[0-9a-f]{8,64}|"
              + "wordpress_(logged_in|sec)_\\w{1,64}|wp_woocommerce_session_\\w{1,64}|s?sess[0-9a-f]{10,64}|"
              + "\\.aspxauth|\\.aspnetcore\\.(session|cookies|identity\\.application)|"
              + "(auth|access|id)[_-]?token|jwt|remember[_-](me|token|web_\\w{1,64})|rememberme|"
              + "frontend|symfony|[0-9a-f]{32})");
  private static final Pattern READ_BY_SCRIPTS = Pattern.compile("(?i).*(csrf|xsrf).*");
  private static final int SHORTEST = 16;

  @Override
  public String rule() {
    return "SE-04";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new OwnPages(dossier);
    Map<String, CookieFact> cookies = new LinkedHashMap<>();
    Map<String, ScenarioRun> runs = new LinkedHashMap<>();
    for (ScenarioRun run : dossier.evidence().scenarios()) {
      for (CookieFact cookie : run.cookies()) {
        if (standsForSession(cookie, dossier)) {
          cookies.putIfAbsent(cookie.name() + "@" + cookie.domain(), cookie);
          runs.putIfAbsent(cookie.name() + "@" + cookie.domain(), run);
        }
      }
    }
    List<Proof> bad = new ArrayList<>();
    List<Proof> all = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    boolean loose = false;
    for (Map.Entry<String, CookieFact> entry : cookies.entrySet()) {
      CookieFact cookie = entry.getValue();
      List<String> lacks = lacks(cookie);
      Proof proof = proof(runs.get(entry.getKey()), cookie);
      all.add(proof);
      loose |= !cookie.sameSite().equals("Lax") && !cookie.sameSite().equals("Strict");
      if (!lacks.isEmpty()) {
        bad.add(proof);
        names.add(cookie.name());
        missing.addAll(lacks);
      }
    }
    if (!bad.isEmpty()) {
      return Verdict.fail(
              Text.of(
                  "Un cookie de session n'est pas protégé : il manque "
                      + OwnPages.list(missing)
                      + ".",
                  "A session cookie is not protected: it lacks " + OwnPages.list(missing) + "."),
              bad.stream().limit(OwnPages.SHOWN).toList())
          .filling("attribut", OwnPages.list(missing))
          .filling("cookie", OwnPages.list(names));
    }
    if (!cookies.isEmpty()) {
      return loose
          ? Verdict.unknown(
              Text.of(
                  "Secure et HttpOnly sont là, mais SameSite (Lax ou Strict) n'est pas donné : "
                      + OwnPages.list(cookies.values().stream().map(CookieFact::name).toList())
                      + ".",
                  "Secure and HttpOnly are there, but SameSite (Lax or Strict) is not given: "
                      + OwnPages.list(cookies.values().stream().map(CookieFact::name).toList())
                      + "."))
          : Verdict.pass(
              Text.of(
                  "Les cookies de session observés ont Secure, HttpOnly et SameSite.",
                  "The session cookies seen have Secure, HttpOnly and SameSite."),
              all);
    }
    if (site.complete() && !site.account() && !site.purchase()) {
      return Verdict.notApplicable(
          Text.of(
              "Ni compte, ni panier, ni cookie de session sur les pages vues.",
              "No account, basket or session cookie on the pages seen."));
    }
    return Verdict.unknown(
        Text.of(
            "Aucun cookie de session n'a été identifié sans se connecter.",
            "No session cookie was identified without signing in."));
  }

  private static boolean standsForSession(CookieFact cookie, Dossier dossier) {
    return !cookie.thirdParty()
        && cookie.wasStored()
        && cookie.setBy().kind() != Origin.Kind.SCRIPT
        && cookie.valueLength() >= SHORTEST
        && NAMES.matcher(cookie.name()).matches()
        && !READ_BY_SCRIPTS.matcher(cookie.name()).matches()
        && dossier
            .vendors()
            .cookie(cookie.name(), cookie.domain())
            .filter(
                known ->
                    known.need() == ConsentNeed.CONSENT || known.need() == ConsentNeed.EXEMPTABLE)
            .isEmpty();
  }

  private static List<String> lacks(CookieFact cookie) {
    List<String> lacks = new ArrayList<>();
    if (!cookie.secure()) {
      lacks.add("Secure");
    }
    if (!cookie.httpOnly()) {
      lacks.add("HttpOnly");
    }
    return lacks;
  }

  private static Proof proof(
      @org.jspecify.annotations.Nullable ScenarioRun run, CookieFact cookie) {
    List<String> has = new ArrayList<>();
    if (cookie.secure()) {
      has.add("Secure");
    }
    if (cookie.httpOnly()) {
      has.add("HttpOnly");
    }
    has.add("SameSite=" + (cookie.sameSite().isEmpty() ? "—" : cookie.sameSite()));
    String attributes = String.join(", ", has);
    return new Proof(
        run == null ? null : run.scenario(),
        cookie.page(),
        "cookie",
        Text.of(
            "Cookie « %s » du domaine %s : %s"
                .formatted(cookie.name(), cookie.domain(), attributes),
            "Cookie \"%s\" of domain %s: %s"
                .formatted(cookie.name(), cookie.domain(), attributes)));
  }
}
