package org.limpide.audit.egress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.limpide.audit.browser.Browser;
import org.limpide.audit.browser.BrowserSetup;
import org.limpide.audit.browser.BrowsingContext;
import org.limpide.audit.browser.Tab;

/**
 * A real browser on a shop that tries every way to a secret server of this machine. The shop
 * listens on 127.0.0.2, which the policy allows; the secret one on 127.0.0.1, on the same port, so
 * that a name which moves from one to the other would reach it.
 */
@Tag("browser")
class GuardedBrowserTest {
  private static final InetAddress SHOP = InetAddress.ofLiteral("127.0.0.2");
  private static final InetAddress SECRET = InetAddress.ofLiteral("127.0.0.1");

  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger datagrams = new AtomicInteger();

  @SuppressWarnings("NullAway.Init")
  private HttpServer shop;

  @SuppressWarnings("NullAway.Init")
  private ServerSocket secret;

  @SuppressWarnings("NullAway.Init")
  private DatagramSocket secretUdp;

  private int port;

  @BeforeEach
  void start() throws IOException {
    shop = HttpServer.create(new InetSocketAddress(SHOP, 0), 50);
    port = shop.getAddress().getPort();
    shop.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    shop.createContext("/", this::answer);
    shop.start();
    secret = new ServerSocket(port, 50, SECRET);
    secretUdp = new DatagramSocket(new InetSocketAddress(SECRET, port));
    Thread.ofVirtual()
        .start(
            () -> {
              while (!secret.isClosed()) {
                try {
                  secret.accept().close();
                  connections.incrementAndGet();
                } catch (IOException e) {
                  return;
                }
              }
            });
    Thread.ofVirtual()
        .start(
            () -> {
              while (!secretUdp.isClosed()) {
                try {
                  secretUdp.receive(new DatagramPacket(new byte[2000], 2000));
                  datagrams.incrementAndGet();
                } catch (IOException e) {
                  return;
                }
              }
            });
  }

  @AfterEach
  void stop() throws IOException {
    shop.stop(0);
    secret.close();
    secretUdp.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    if (path.startsWith("/to/")) {
      exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + port + path);
      exchange.sendResponseHeaders(302, -1);
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    byte[] body =
        (path.equals("/") ? PAGE : "<!doctype html><title>other</title><p>other")
            .replace("PORT", Integer.toString(port))
            .getBytes(UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static final String PAGE =
      """
      <!doctype html><title>shop</title><h1>Shop</h1>
      <link rel=preconnect href="http://127.0.0.1:PORT"><link rel=dns-prefetch href="//secret.example:PORT">
      <link rel=prefetch href="http://127.0.0.1:PORT/prefetch"><link rel=stylesheet href="http://localhost:PORT/css">
      <img src="http://127.0.0.1:PORT/img"><img src="http://2130706433:PORT/img"><img src="http://0177.1:PORT/img">
      <img src="http://0x7f.1:PORT/img"><img src="http://[::ffff:127.0.0.1]:PORT/img"><img src="http://0:PORT/img">
      <img src="http://[::1]:PORT/img"><img src="http://x.localhost:PORT/img"><img src="http://secret.example:PORT/img">
      <img src="/to/img"><iframe src="http://127.0.0.1:PORT/frame"></iframe><iframe src="/to/frame"></iframe>
      <img src="http://rebind.example:PORT/rebound"><object data="http://127.0.0.1:PORT/object"></object>
      <script>
        const away = '127.0.0.1:PORT';
        fetch('/own').catch(() => {});
        fetch('http://' + away + '/fetch', {mode: 'no-cors'}).catch(() => {});
        fetch('/to/fetch', {mode: 'no-cors'}).catch(() => {});
        fetch('https://' + away + '/tls').catch(() => {});
        setTimeout(() => fetch('http://rebind.example:PORT/again', {mode: 'no-cors'}).catch(() => {}), 600);
        navigator.sendBeacon('http://' + away + '/beacon', 'x');
        new WebSocket('ws://' + location.host + '/own-socket');
        new WebSocket('ws://' + away + '/socket'); new WebSocket('wss://' + away + '/socket');
        new EventSource('http://' + away + '/events');
        new Worker(URL.createObjectURL(new Blob(["fetch('http://" + away + "/worker', {mode: 'no-cors'})"])));
        try { new WebTransport('https://' + away + '/transport').ready.catch(() => {}); } catch (e) {}
        const call = new RTCPeerConnection({iceServers: [{urls: 'stun:' + away}, {urls: 'turn:' + away + '?transport=tcp', username: 'a', credential: 'b'},
          {urls: 'turn:' + away + '?transport=udp', username: 'a', credential: 'b'}]});
        call.createDataChannel('x'); call.createOffer().then(o => call.setLocalDescription(o));
      </script>
      """;

  private Egress egress(AtomicInteger rebinds) {
    return new Egress(
        EgressPolicy.parse("127.0.0.2:" + port),
        host ->
            switch (host) {
              case "shop.example" -> List.of(SHOP);
              case "rebind.example" -> List.of(rebinds.incrementAndGet() == 1 ? SHOP : SECRET);
              default -> List.of(SECRET);
            });
  }

  private static Browser browser(Optional<Egress> egress) {
    return Browser.start(
        new BrowserSetup(
            Optional.<Path>empty(), List.of(), Optional.empty(), "fr", egress, List.of()),
        Clock.systemUTC());
  }

  @Test
  void noWayLeadsToASecretServer() {
    AtomicInteger rebinds = new AtomicInteger();
    Egress egress = egress(rebinds);
    try (Browser browser = browser(Optional.of(egress));
        BrowsingContext context = browser.open(host -> true)) {
      Tab tab = context.tab();
      Tab.Opened opened = tab.open("http://shop.example:" + port + "/", Duration.ofSeconds(20));
      assertThat(opened.problem()).isEmpty();
      await(() -> asked.contains("/own-socket") && asked.contains("/again"));
      tab.settle(Duration.ofMillis(1500));
      assertThat(asked).contains("/own", "/own-socket", "/to/fetch", "/rebound", "/again");

      Tab other = context.tab();
      Tab.Opened moved =
          other.open("http://shop.example:" + port + "/to/there", Duration.ofSeconds(20));
      assertThat(moved.problem()).isNotEmpty();
      Tab.Opened direct = other.open("http://localhost:" + port + "/", Duration.ofSeconds(20));
      assertThat(direct.problem()).isEqualTo("private-address");
    }
    assertThat(connections).as("connections to the secret server").hasValue(0);
    assertThat(datagrams).as("datagrams to the secret server").hasValue(0);
    assertThat(rebinds).as("lookups of rebind.example").hasValue(1);
    assertThat(egress.refusals())
        .contains(
            new Refusal("127.0.0.1", port, AddressKind.LOOPBACK),
            new Refusal("localhost", port, AddressKind.LOOPBACK),
            new Refusal("secret.example", port, AddressKind.LOOPBACK),
            new Refusal("0.0.0.0", port, AddressKind.UNSPECIFIED));
  }

  /** What the test above would see if the guard were not there. */
  @Test
  void withoutTheGuardTheSamePageReachesIt() {
    try (Browser browser = browser(Optional.empty());
        BrowsingContext context = browser.open(host -> true)) {
      context.tab().open("http://127.0.0.2:" + port + "/", Duration.ofSeconds(20));
      await(() -> connections.get() > 0 && datagrams.get() > 0);
    }
    assertThat(connections).hasPositiveValue();
    assertThat(datagrams).hasPositiveValue();
  }

  private static void await(java.util.function.BooleanSupplier done) {
    long end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
    while (!done.getAsBoolean() && System.nanoTime() < end) {
      Thread.onSpinWait();
      try {
        Thread.sleep(25);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
