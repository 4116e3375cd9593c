package org.limpide.audit.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.limpide.audit.hostile.HostileServer.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limpide.audit.AuditRequest.Resolve;
import org.limpide.audit.browser.Browser;
import org.limpide.audit.browser.BrowserSetup;
import org.limpide.audit.browser.BrowsingContext;
import org.limpide.audit.browser.Tab;

/** A hostile page reaches neither the data folder nor, when we are root, anything that is ours. */
@Tag("browser")
class IsolationTest {
  private static final String SECRET = "what only the installation may read";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static HostileServer server;

  @SuppressWarnings("NullAway.Init")
  private static Browser browser;

  @SuppressWarnings("NullAway.Init")
  private static Path secret;

  @BeforeAll
  static void start() throws IOException {
    server = new HostileServer(folder);
    Path data = Files.createDirectory(folder.resolve("data"));
    secret = Files.writeString(data.resolve("seal-key.txt"), SECRET);
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    browser =
        Browser.start(
            Optional.empty(),
            List.of(new Resolve("*", 80, "127.0.0.1", server.httpPort())),
            Optional.empty(),
            "fr-FR,fr,en",
            Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  @Test
  void underRootNoProcessOfTheBrowserIsRoots() {
    assumeTrue(root());
    assertThat(browser.user()).isEqualTo("nobody");
    assertThat(Leftovers.running()).isNotEmpty();
    for (ProcessHandle process : Leftovers.running()) {
      assertThat(Leftovers.about(process, "status"))
          .doesNotContainPattern("(?m)^Uid:.*\\b0\\b")
          .doesNotContainPattern("(?m)^Gid:.*\\b0\\b")
          .doesNotContainPattern("(?m)^Groups:\\s*0\\b");
    }
  }

  @Test
  void underRootTheBrowserItselfCannotReadTheDataFolder() {
    assumeTrue(root());
    try (BrowsingContext context = browser.open(host -> true)) {
      Tab tab = context.tab();
      Tab.Opened opened = tab.open(secret.toUri().toString(), Duration.ofSeconds(20));
      assertThat(opened.problem()).isNotEmpty();
      assertThat(text(tab)).doesNotContain(SECRET);
    }
  }

  /** A folder that anybody may read: only hiding it keeps the browser out. */
  @Test
  void aHiddenFolderIsEmptyForTheBrowser() throws IOException {
    Path open = Path.of(System.getProperty("java.io.tmpdir"), "limpide-hidden-test");
    Files.createDirectories(open);
    Path kept = Files.writeString(open.resolve("kept.txt"), SECRET);
    try {
      assertThat(seen(kept, List.of())).contains(SECRET);
      try (Browser hiding = browser(List.of(open))) {
        assumeTrue(hiding.confined().startsWith("yes"));
        assertThat(hiding.sandboxed()).isEqualTo(browser.sandboxed());
        try (BrowsingContext context = hiding.open(host -> true)) {
          Tab tab = context.tab();
          tab.open(kept.toUri().toString(), Duration.ofSeconds(20));
          assertThat(text(tab)).doesNotContain(SECRET);
          tab.open(
              "file:///proc/" + ProcessHandle.current().pid() + "/root" + kept,
              Duration.ofSeconds(20));
          assertThat(text(tab)).doesNotContain(SECRET);
        }
      }
      assertThat(Files.readString(kept)).isEqualTo(SECRET);
    } finally {
      Files.delete(kept);
      Files.delete(open);
    }
  }

  private static String seen(Path file, List<Path> hidden) {
    try (Browser one = browser(hidden);
        BrowsingContext context = one.open(host -> true)) {
      Tab tab = context.tab();
      tab.open(file.toUri().toString(), Duration.ofSeconds(20));
      return text(tab);
    }
  }

  private static Browser browser(List<Path> hidden) {
    return Browser.start(
        new BrowserSetup(
            Optional.empty(), List.of(), Optional.empty(), "fr", Optional.empty(), hidden),
        Clock.systemUTC());
  }

  @Test
  void aPageOpensNoFileOfTheMachine() {
    String file = secret.toUri().toString().replaceFirst("file:/+", "file:///");
    server.serve(
        "thief",
        exchange ->
            html(
                exchange,
                200,
                """
                <title>t</title><h1>Thief</h1><iframe id=f src='%1$s'></iframe><a id=a href='%1$s'>a</a><pre id=p></pre>
                <script>
                  fetch('%1$s').then(r => r.text()).then(t => p.append(t)).catch(() => {});
                  const x = new XMLHttpRequest(); try { x.open('GET', '%1$s'); x.onload = () => p.append(x.responseText); x.send(); } catch (e) {}
                  a.click(); open('%1$s'); setTimeout(() => { location.href = '%1$s' }, 200);
                </script>
                """
                    .formatted(file)));
    try (BrowsingContext context = browser.open(host -> true)) {
      Tab tab = context.tab();
      Tab.Opened opened = tab.open("http://thief.hostile.example/", Duration.ofSeconds(20));
      assertThat(opened.problem()).isEmpty();
      tab.settle(Duration.ofMillis(1500));
      assertThat(tab.url()).isEqualTo("http://thief.hostile.example/");
      assertThat(text(tab)).contains("Thief").doesNotContain(SECRET);
      for (Tab.Frame frame : tab.frames()) {
        assertThat(frame.url()).doesNotStartWith("file:");
      }
    }
  }

  private static String text(Tab tab) {
    StringBuilder text = new StringBuilder();
    for (Tab.Frame frame : tab.frames()) {
      text.append(
          tab.read(
                  frame,
                  "document.documentElement ? document.documentElement.innerText : ''",
                  Duration.ofSeconds(10))
              .asString(""));
    }
    return text.toString();
  }
}
