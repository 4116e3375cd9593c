package org.limpide.audit.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.limpide.audit.AuditRequest.Resolve;
import org.limpide.audit.egress.Egress;
import org.limpide.audit.egress.EgressProxy;
import org.limpide.audit.egress.Peer;

/**
 * Chromium's process: started on a profile of its own that accepts third-party cookies (without it
 * an audit would under-report in silence), as an unprivileged user when we are root, with its
 * sandbox on wherever the machine allows it, and ended together with every file it left.
 */
final class Chromium implements AutoCloseable {
  /** Where what Chromium would ask its maker by itself goes. */
  private static final String NOWHERE = "http://127.0.0.1:" + Egress.NOWHERE + "/";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome");

  /**
   * Parts of Chromium's own window that are web pages with a process each; nobody looks at them,
   * and they cost half of the processor's time.
   */
  private static final String OWN_INTERFACE =
      "PreloadTopChromeWebUI,InitialWebUI,WebUIReloadButton,WebUILocationBar,WebUIHomeButton,"
          + "WebUIBackForwardButton,WebUIAppMenuButton,WebUIAvatarButton,WebUIExtensionsContainer,"
          + "WebUISplitTabsButton,WebUIGlicButton,WebUIMediaButton,WebUIBatterySaverButton,"
          + "WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup,WebUITabStrip";

  private static final List<String> FLAGS =
      List.of(
          "--headless=new",
          "--remote-debugging-pipe",
          "--no-first-run",
          "--no-default-browser-check",
          "--no-pings",
          "--disable-quic",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-component-extensions-with-background-pages",
          "--disable-sync",
          "--disable-default-apps",
          "--disable-extensions",
          "--disable-domain-reliability",
          "--disable-client-side-phishing-detection",
          "--disable-breakpad",
          "--disable-crash-reporter",
          "--disable-hang-monitor",
          "--disable-search-engine-choice-screen",
          "--disable-prompt-on-repost",
          "--disable-background-timer-throttling",
          "--disable-backgrounding-occluded-windows",
          "--disable-renderer-backgrounding",
          "--disable-blink-features=AutomationControlled",
          "--disable-site-isolation-trials",
          "--disable-features=Translate,OptimizationHints,OptimizationGuideModelDownloading,MediaRouter,"
              + "DialMediaRouteProvider,AutofillServerCommunication,CertificateTransparencyComponentUpdater,"
              + "HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,NetworkTimeServiceQuerying,PaintHolding,"
              + "IsolateOrigins,site-per-process,BackForwardCache,Prerender2,"
              + OWN_INTERFACE,
          "--disable-dev-shm-usage",
          "--metrics-recording-only",
          // what Chromium would ask its maker by itself goes nowhere
          "--gaia-url=" + NOWHERE,
          "--google-apis-url=" + NOWHERE,
          "--google-url=" + NOWHERE,
          "--apps-gallery-update-url=" + NOWHERE,
          "--component-updater=url-source=" + NOWHERE,
          "--variations-server-url=" + NOWHERE,
          "--variations-insecure-server-url=" + NOWHERE,
          "--password-store=basic",
          "--use-mock-keychain",
          "--mute-audio",
          "--hide-scrollbars",
          "--force-color-profile=srgb",
          "--window-size=1280,900");

  private final Process process;
  private final Path folder;
  private final Devtools devtools;
  private final boolean sandboxed;
  private final String user;
  private final String confined;
  private final Optional<EgressProxy> proxy;
  private final Thread hook;
  private final Set<ProcessHandle> family = ConcurrentHashMap.newKeySet();

  private Chromium(
      Process process,
      Path folder,
      boolean sandboxed,
      String user,
      String confined,
      Optional<EgressProxy> proxy) {
    this.process = process;
    this.confined = confined;
    this.proxy = proxy;
    this.folder = folder;
    this.sandboxed = sandboxed;
    this.user = user;
    this.devtools = new Devtools(process.getInputStream(), process.getOutputStream());
    this.hook = Thread.ofPlatform().unstarted(this::end);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  static Chromium start(BrowserSetup setup) {
    Path executable = setup.executable().orElseGet(Chromium::find);
    if (!Files.isExecutable(executable)) {
      throw new BrowserException(
          BrowserException.Code.MISSING, "no browser can be run at " + executable);
    }
    Leftovers.sweep();
    Optional<Chromium> sandboxed = attempt(executable, setup, true);
    return sandboxed
        .or(() -> attempt(executable, setup, false))
        .orElseThrow(
            () ->
                new BrowserException(
                    BrowserException.Code.NOT_STARTED, executable + " did not start"));
  }

  static Path find() {
    for (String folder : System.getenv().getOrDefault("PATH", "/usr/bin").split(":")) {
      for (String name : NAMES) {
        Path candidate = Path.of(folder.isEmpty() ? "." : folder, name);
        if (Files.isExecutable(candidate)) {
          return candidate;
        }
      }
    }
    for (String known :
        List.of(
            "/usr/bin/chromium",
            "/snap/bin/chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium")) {
      if (Files.isExecutable(Path.of(known))) {
        return Path.of(known);
      }
    }
    throw new BrowserException(BrowserException.Code.MISSING, "no Chromium was found");
  }

  private static Optional<Chromium> attempt(Path executable, BrowserSetup setup, boolean sandbox) {
    Path folder = null;
    Peer peer = new Peer();
    Optional<EgressProxy> proxy =
        setup.egress().map(way -> new EgressProxy(way, EgressProxy.Limits.usual(), peer));
    boolean started = false;
    try {
      folder = Files.createTempDirectory(Leftovers.name());
      boolean root = "root".equals(System.getProperty("user.name"));
      Optional<Path> setpriv = root ? onPath("setpriv") : Optional.empty();
      boolean drop = root && setpriv.isPresent();
      if (root && !drop && sandbox) {
        Leftovers.delete(folder);
        return Optional.empty(); // Chromium refuses to run its sandbox as root
      }
      prepare(folder, setup);
      Confinement confinement = Confinement.of(setup.hidden(), folder, root);
      List<String> command = new ArrayList<>(confinement.command());
      if (drop) {
        own(folder, "nobody");
        command.addAll(
            List.of(
                setpriv.orElseThrow().toString(),
                "--reuid=nobody",
                "--regid=nogroup",
                "--clear-groups",
                "--pdeathsig",
                "KILL",
                "--"));
      }
      // standard input and output become descriptors 3 and 4, where Chromium speaks its protocol
      command.addAll(
          List.of(
              "/bin/sh", "-c", "exec \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null 2>/dev/null", "sh"));
      command.add(executable.toString());
      command.addAll(FLAGS);
      command.add("--user-data-dir=" + folder.resolve("profile"));
      command.add("--accept-lang=" + setup.languages());
      command.add("--lang=" + setup.languages().split(",")[0]);
      if (proxy.isPresent()) {
        command.addAll(through(proxy.get().port()));
      } else if (!setup.resolve().isEmpty()) {
        command.add("--host-resolver-rules=" + rules(setup.resolve()));
      }
      if (!sandbox) {
        command.add("--no-sandbox");
      }
      command.add("about:blank");
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().keySet().removeIf(name -> !name.matches("PATH|LANG|LC_.*|TZ|DISPLAY"));
      builder.environment().put("HOME", folder.toString());
      builder.environment().put("TMPDIR", folder.resolve("tmp").toString());
      builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
      builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      Process process = launch(builder);
      peer.is(process.toHandle());
      Chromium chromium =
          new Chromium(
              process,
              folder,
              sandbox,
              drop ? "nobody" : System.getProperty("user.name"),
              confinement.word(),
              proxy);
      started = true;
      try {
        chromium.devtools.call("", "Browser.getVersion", Devtools.params(), Duration.ofSeconds(20));
        return Optional.of(chromium);
      } catch (BrowserException e) {
        chromium.close();
        return Optional.empty();
      }
    } catch (IOException e) {
      if (folder != null) {
        Leftovers.delete(folder);
      }
      throw new UncheckedIOException(e);
    } finally {
      if (!started) {
        proxy.ifPresent(EgressProxy::close);
      }
    }
  }

  /**
   * Every connection goes through the proxy, loopback's too; no name is looked up, and nothing is
   * sent over UDP, which a proxy would not see.
   */
  private static List<String> through(int port) {
    return List.of(
        "--proxy-server=socks5://127.0.0.1:" + port,
        "--proxy-bypass-list=<-loopback>",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp");
  }

  /**
   * Starts the process on a thread that lives as long as it does: the kernel's {@code pdeathsig}
   * counts the death of the thread that started a process, not of the whole program, and the
   * caller's thread may be a short one.
   */
  private static Process launch(ProcessBuilder builder) throws IOException {
    CompletableFuture<Process> started = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("chromium")
        .start(
            () -> {
              try {
                Process process = builder.start();
                started.complete(process);
                process.waitFor();
              } catch (IOException e) {
                started.completeExceptionally(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    try {
      return started.join();
    } catch (CompletionException e) {
      throw new IOException(e.getCause());
    }
  }

  private static void prepare(Path folder, BrowserSetup setup) throws IOException {
    Path profile = Files.createDirectories(folder.resolve("profile/Default"));
    Files.createDirectories(folder.resolve("tmp"));
    Files.createDirectories(folder.resolve("config"));
    Files.createDirectories(folder.resolve("cache"));
    Files.writeString(
        profile.resolve("Preferences"),
        """
        {"profile":{"cookie_controls_mode":0,"block_third_party_cookies":false,
         "default_content_setting_values":{"notifications":2,"geolocation":2}},
         "intl":{"accept_languages":"%s","selected_languages":"%s"},
         "enable_do_not_track":false,"safebrowsing":{"enabled":false},"signin":{"allowed":false,"allowed_on_next_startup":false},"credentials_enable_service":false%s}
        """
            .formatted(
                setup.languages(),
                setup.languages(),
                setup.egress().isPresent()
                    ? ",\"webrtc\":{\"ip_handling_policy\":\"disable_non_proxied_udp\"}"
                    : ""),
        UTF_8);
    if (setup.ca().isPresent()) {
      trust(folder, setup.ca().get());
    }
  }

  /** Chromium on Linux reads further authorities from the NSS database of its home folder. */
  private static void trust(Path home, Path ca) throws IOException {
    Path certutil =
        onPath("certutil")
            .orElseThrow(
                () ->
                    new BrowserException(
                        BrowserException.Code.NOT_STARTED,
                        "--ca needs the certutil command (Debian package libnss3-tools)"));
    Path database = Files.createDirectories(home.resolve(".pki/nssdb"));
    String where = "sql:" + database;
    run(List.of(certutil.toString(), "-N", "-d", where, "--empty-password"));
    int number = 0;
    String pem = Files.readString(ca, UTF_8);
    String end = "-----END CERTIFICATE-----";
    for (int from = pem.indexOf("-----BEGIN CERTIFICATE-----"); from >= 0; ) {
      int to = pem.indexOf(end, from);
      if (to < 0) {
        break;
      }
      Path one = home.resolve("tmp/authority-" + ++number + ".pem");
      Files.writeString(one, pem.substring(from, to + end.length()) + "\n", UTF_8);
      run(
          List.of(
              certutil.toString(),
              "-A",
              "-d",
              where,
              "-n",
              "limpide-" + number,
              "-t",
              "C,,",
              "-i",
              one.toString()));
      from = pem.indexOf("-----BEGIN CERTIFICATE-----", to);
    }
    if (number == 0) {
      throw new BrowserException(
          BrowserException.Code.NOT_STARTED, ca + " holds no certificate in PEM form");
    }
  }

  private static void run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new BrowserException(
            BrowserException.Code.NOT_STARTED, String.join(" ", command) + " failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrowserException(BrowserException.Code.NOT_STARTED, "interrupted");
    }
  }

  private static String rules(List<Resolve> resolve) {
    List<String> rules = new ArrayList<>();
    for (Resolve one : resolve) {
      String address = one.address().contains(":") ? "[" + one.address() + "]" : one.address();
      rules.add("MAP " + one.host() + ":" + one.port() + " " + address + ":" + one.toPort());
    }
    return String.join(", ", rules);
  }

  static Optional<Path> onPath(String name) {
    for (String folder :
        (System.getenv().getOrDefault("PATH", "") + ":/usr/bin:/bin:/usr/sbin").split(":")) {
      Path candidate = Path.of(folder.isEmpty() ? "." : folder, name);
      if (Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static void own(Path folder, String user) throws IOException {
    UserPrincipal owner =
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
    try (var files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Files.setOwner(file, owner);
      }
    }
  }

  Devtools devtools() {
    return devtools;
  }

  boolean sandboxed() {
    return sandboxed;
  }

  String user() {
    return user;
  }

  /** Whether the folders to keep from it are out of its sight. */
  String confined() {
    return confined;
  }

  /** Whether the proxy carries nothing more, because the audit has used up its bytes. */
  boolean spent() {
    return proxy.map(EgressProxy::spent).orElse(false);
  }

  Path folder() {
    return folder;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // already shutting down: the hook does it
    }
    end();
  }

  private synchronized void end() {
    process.descendants().forEach(family::add);
    devtools.close();
    proxy.ifPresent(EgressProxy::close);
    try {
      if (!process.waitFor(3, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      family.forEach(ProcessHandle::destroyForcibly);
      process.waitFor(3, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      family.forEach(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
    }
    for (int tries = 0; tries < 5 && Files.exists(folder); tries++) {
      Leftovers.delete(folder);
    }
  }

  /** Remembers the tree as it is now: a killed parent no longer tells who its children were. */
  void remember() {
    process.descendants().forEach(family::add);
  }
}
