package org.limpide.audit.visit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.limpide.audit.browser.Browser;
import org.limpide.audit.browser.BrowserException;
import org.limpide.audit.browser.BrowsingContext;
import org.limpide.audit.browser.Tab;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.FormFact.FormPurpose;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.ServerFacts.Submission;
import tools.jackson.databind.JsonNode;

/**
 * Submits the login and the forgotten-password form of the caller's own site, once each, with an
 * invented address that has no account, to read what is answered. Nobody else's site is asked, and
 * no account is ever made.
 */
final class WitnessForms {
  private static final Duration ANSWER = Duration.ofSeconds(6);

  /** Finds the fields by their names and kinds, and remembers what the page says before. */
  private static final String FIND =
      """
      ((who, secret) => {
        const seen = e => { const r = e.getBoundingClientRect(); return r.width > 1 && r.height > 1 && !e.disabled && !e.readOnly; };
        const inputs = [...document.querySelectorAll('input')].filter(seen);
        const find = f => inputs.find(e => e.type === f.type && e.name === f.name && e.id === f.id);
        const user = find(who), password = secret && find(secret);
        if (!user || secret && !password) return false;
        globalThis.__limpideTry = { user, password, form: user.form, before: document.body.innerText.split('\\n').map(s => s.trim()), page: document };
        return true;
      })""";

  private static final String SUBMIT =
      """
      (() => {
        const t = globalThis.__limpideTry;
        const buttons = c => [...c.querySelectorAll('button:not([type=button]):not([type=reset]),input[type=submit],input[type=image]')];
        if (t.form) {
          const button = buttons(t.form)[0];
          const plain = t.form.querySelector('button[type=button],[role=button]');
          if (button || !plain) t.form.requestSubmit(button); else plain.click();
          return true;
        }
        let box = t.user.parentElement;
        while (box && box !== document.body && !box.querySelector('button,[role=button],input[type=submit]')) box = box.parentElement;
        const button = box && box.querySelector('button,[role=button],input[type=submit]');
        if (button) button.click();
        return !!button;
      })()""";

  /** The lines that were not there before; on a new page, those of its messages if all were. */
  private static final String ANSWERED =
      """
      ((before) => {
        const old = new Set(before.length ? before : (globalThis.__limpideTry || { before: [] }).before);
        const text = document.body ? document.body.innerText : '';
        const lines = text.split('\\n').map(s => s.trim()).filter(s => s && !old.has(s));
        const said = lines.length ? lines : [...document.querySelectorAll('[role=alert],[role=status],.alert,.error,.message,.notification')].map(e => e.innerText.trim()).filter(Boolean);
        const navigation = performance.getEntriesByType('navigation')[0];
        return { same: !!globalThis.__limpideTry, status: navigation ? navigation.responseStatus || 0 : 0, text: said.join('\\n').slice(0, 4000) };
      })""";

  private final Terms terms;
  private final Browser browser;

  WitnessForms(Terms terms, Browser browser) {
    this.terms = terms;
    this.browser = browser;
  }

  /** What the forms found on these pages answered. */
  List<Submission> submit(List<PageFact> pages, Map<String, String> witnesses) {
    List<Submission> answers = new ArrayList<>();
    String email = witnesses.getOrDefault("email", "");
    for (FormPurpose purpose : List.of(FormPurpose.LOGIN, FormPurpose.PASSWORD_RESET)) {
      Optional<Form> form =
          pages.stream().flatMap(page -> find(page, purpose).stream()).findFirst();
      if (form.isPresent() && terms.deadline().left().toSeconds() > 8 && browser.alive()) {
        terms.tell("forms", form.get().page().url());
        try (BrowsingContext context = browser.open(terms.firstParty())) {
          attempt(context, form.get(), email).ifPresent(answers::add);
        } catch (BrowserException e) {
          // this form stays untried, which the rules that ask for it say
        }
      }
    }
    return answers;
  }

  private record Form(
      PageFact page, FormPurpose purpose, FormFact.Field who, Optional<FormFact.Field> secret) {}

  private Optional<Form> find(PageFact page, FormPurpose purpose) {
    for (FormFact form : page.forms()) {
      if (form.purpose() == purpose
          && form.visible()
          && form.frame().equals(page.url())
          && terms.firstParty().test(Hosts.of(form.action()))) {
        Optional<FormFact.Field> secret = field(form, List.of("password"));
        Optional<FormFact.Field> who = field(form, List.of("email", "text", "tel"));
        if (who.isPresent() && secret.isPresent() == (purpose == FormPurpose.LOGIN)) {
          return Optional.of(new Form(page, purpose, who.get(), secret));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<FormFact.Field> field(FormFact form, List<String> types) {
    return form.fields().stream()
        .filter(field -> types.contains(field.type()) && field.visible() && !field.readOnly())
        .findFirst();
  }

  private Optional<Submission> attempt(BrowsingContext context, Form form, String email) {
    Tab tab = context.tab();
    Tab.Opened opened = tab.open(form.page().url(), terms.deadline().atMost(Terms.LOAD));
    if (!opened.problem().isEmpty()) {
      return Optional.empty();
    }
    tab.settle(terms.deadline().atMost(terms.request().settle()));
    Tab.Frame main = tab.frames().getFirst();
    String fields = json(form.who()) + "," + form.secret().map(WitnessForms::json).orElse("null");
    Duration quick = Duration.ofSeconds(4);
    if (!tab.read(main, FIND + "(" + fields + ")", quick).asBoolean(false)) {
      return Optional.empty();
    }
    JsonNode before = tab.read(main, "globalThis.__limpideTry.before", quick);
    tab.read(main, "globalThis.__limpideTry.user.focus()", quick);
    tab.type(email);
    if (form.secret().isPresent()) {
      tab.read(main, "globalThis.__limpideTry.password.focus()", quick);
      tab.type("Temoin-" + email.hashCode() + "-Aa1!");
    }
    long began = context.millis();
    tab.read(main, SUBMIT, quick);
    JsonNode answer = answer(tab, before, began, context);
    String text = answer.path("text").asString("");
    Optional<RequestFact> sent = sent(context, began);
    if (text.isEmpty() && sent.isEmpty()) {
      return Optional.empty();
    }
    boolean same = answer.path("same").asBoolean(false);
    int status = same ? sent.map(RequestFact::status).orElse(0) : answer.path("status").asInt(0);
    String purpose = form.purpose() == FormPurpose.LOGIN ? "login-unknown" : "reset-unknown";
    return Optional.of(
        new Submission(form.page().url(), purpose, status, text.replace(email, "…")));
  }

  /** Waits until something new is said, then a little more. */
  private JsonNode answer(Tab tab, JsonNode before, long began, BrowsingContext context) {
    Deadline limit = Deadline.in(terms.deadline().atMost(ANSWER));
    String ask = ANSWERED + "(" + before + ")";
    JsonNode answer = before;
    boolean said = false;
    while (!limit.over() && tab.usable()) {
      tab.settle(Duration.ofMillis(400));
      answer = tab.read(tab.frames().getFirst(), ask, Duration.ofSeconds(3));
      boolean now = !answer.path("text").asString("").isEmpty();
      if (said && now) {
        return answer;
      }
      said = now && (!answer.path("same").asBoolean(false) || context.millis() - began > 800);
    }
    return answer;
  }

  private Optional<RequestFact> sent(BrowsingContext context, long began) {
    return context.recording().requests().stream()
        .filter(request -> request.atMillis() >= began && !request.thirdParty())
        .filter(request -> request.method().equals("POST") || request.type().equals("Document"))
        .reduce((first, second) -> second);
  }

  private static String json(FormFact.Field field) {
    return "{type:"
        + quoted(field.type())
        + ",name:"
        + quoted(field.name())
        + ",id:"
        + quoted(field.id())
        + "}";
  }

  private static String quoted(String text) {
    return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(text);
  }
}
