package org.limpide.audit.browser;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.limpide.audit.AuditRequest.Resolve;
import org.limpide.audit.egress.Egress;
import tools.jackson.databind.JsonNode;

/**
 * One running Chromium for one site's audit. Each state of consent gets a {@link BrowsingContext}
 * of its own, with its own cookies and storage.
 */
public final class Browser implements AutoCloseable {
  static final Duration QUICK = Duration.ofSeconds(10);

  private final Chromium chromium;
  private final Devtools devtools;
  private final Clock clock;
  private final String version;
  private final String userAgent;
  private final String language;
  private final Optional<Egress> egress;
  private final AtomicBoolean ignoreCertificates = new AtomicBoolean();
  private final Map<String, BrowsingContext> contexts = new ConcurrentHashMap<>();

  private Browser(Chromium chromium, Clock clock, BrowserSetup asked) {
    this.chromium = chromium;
    this.devtools = chromium.devtools();
    this.clock = clock;
    this.language = asked.languages();
    this.egress = asked.egress();
    JsonNode product = devtools.call("", "Browser.getVersion", Devtools.params(), QUICK);
    this.version =
        product
            .path("product")
            .asString("Chromium")
            .replace("HeadlessChrome", "Chromium")
            .replace("Chrome/", "Chromium/");
    this.userAgent = product.path("userAgent").asString("").replace("HeadlessChrome", "Chrome");
    devtools.listen(
        "",
        new Devtools.Listener() {
          @Override
          public void event(String method, JsonNode params) {
            browserEvent(method, params);
          }

          @Override
          public void gone() {
            contexts.values().forEach(BrowsingContext::gone);
          }
        });
    devtools.call(
        "",
        "Target.setAutoAttach",
        Devtools.params()
            .put("autoAttach", true)
            .put("waitForDebuggerOnStart", true)
            .put("flatten", true),
        QUICK);
  }

  /**
   * Starts a browser that connects by itself.
   *
   * @param executable Chromium's; found on the path when absent
   * @param resolve addresses that replace name resolution
   * @param ca further authorities to trust
   * @param languages for example {@code fr-FR,fr,en}
   * @throws BrowserException when there is none or it does not start
   */
  public static Browser start(
      Optional<Path> executable,
      List<Resolve> resolve,
      Optional<Path> ca,
      String languages,
      Clock clock) {
    return start(
        new BrowserSetup(executable, resolve, ca, languages, Optional.empty(), List.of()), clock);
  }

  /**
   * Starts a browser.
   *
   * @throws BrowserException when there is none or it does not start
   */
  public static Browser start(BrowserSetup setup, Clock clock) {
    Chromium chromium = Chromium.start(setup);
    try {
      return new Browser(chromium, clock, setup);
    } catch (RuntimeException e) {
      chromium.close();
      throw e;
    }
  }

  /** Product and version, such as {@code Chromium/156.0.8078.79}. */
  public String version() {
    return version;
  }

  /** Whether Chromium's own sandbox is on. */
  public boolean sandboxed() {
    return chromium.sandboxed();
  }

  /** The system user it runs as. */
  public String user() {
    return chromium.user();
  }

  /** Whether the folders to keep from it are out of its sight, in words for the evidence. */
  public String confined() {
    return chromium.confined();
  }

  /** Whether nothing more is carried, because this audit has used up its bytes. */
  public boolean spent() {
    return chromium.spent();
  }

  /** The process at the root of its tree. */
  public long pid() {
    return chromium.pid();
  }

  /** Whether it still answers. */
  public boolean alive() {
    return !devtools.closed();
  }

  /**
   * From now on pages whose certificate is wrong are read all the same: the fault itself is judged
   * from the TLS probe.
   */
  public void ignoreCertificates() {
    ignoreCertificates.set(true);
  }

  /**
   * Opens a context with no cookie and no storage.
   *
   * @param firstParty whether a host belongs to the audited site
   */
  public BrowsingContext open(Predicate<String> firstParty) {
    JsonNode made =
        devtools.call(
            "",
            "Target.createBrowserContext",
            Devtools.params().put("disposeOnDetach", true),
            QUICK);
    chromium.remember();
    String id = made.path("browserContextId").asString("");
    BrowsingContext context =
        new BrowsingContext(devtools, id, new Recorder(clock, firstParty), this::setup);
    contexts.put(id, context);
    devtools.send(
        "",
        "Browser.setDownloadBehavior",
        Devtools.params().put("behavior", "deny").put("browserContextId", id));
    return context;
  }

  BrowsingContext.Setup setup() {
    return new BrowsingContext.Setup(userAgent, language, ignoreCertificates.get(), egress);
  }

  private void browserEvent(String method, JsonNode params) {
    if (method.equals("Target.attachedToTarget")) {
      JsonNode info = params.path("targetInfo");
      String session = params.path("sessionId").asString("");
      BrowsingContext context = contexts.get(info.path("browserContextId").asString(""));
      if (context != null) {
        context.attached(session, info);
      } else {
        devtools.send(session, "Runtime.runIfWaitingForDebugger", Devtools.params());
        devtools.send("", "Target.detachFromTarget", Devtools.params().put("sessionId", session));
      }
    } else if (method.equals("Target.detachedFromTarget")) {
      devtools.forget(params.path("sessionId").asString(""));
    }
  }

  @Override
  public void close() {
    chromium.close();
  }
}
