package org.limpide.audit.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final InetAddress ALLOWED = InetAddress.ofLiteral("127.0.0.2");
  private static final InetAddress SECRET = InetAddress.ofLiteral("127.0.0.1");

  /** A name server that gives one answer after the other, as for rebinding. */
  private static Resolver answering(List<List<InetAddress>> answers, AtomicInteger asked) {
    Deque<List<InetAddress>> left = new ArrayDeque<>(answers);
    return host -> {
      asked.incrementAndGet();
      List<InetAddress> next = left.size() > 1 ? left.removeFirst() : left.getFirst();
      if (next.isEmpty()) {
        throw new UnknownHostException(host);
      }
      return next;
    };
  }

  @Test
  void theSecondAnswerOfANameServerIsNeverUsed() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (ServerSocket good = new ServerSocket(0, 50, ALLOWED);
        ServerSocket secret = new ServerSocket(good.getLocalPort(), 50, SECRET)) {
      Egress egress =
          new Egress(
              EgressPolicy.parse("127.0.0.2"),
              answering(List.of(List.of(ALLOWED), List.of(SECRET)), asked));
      for (int time = 0; time < 5; time++) {
        try (Socket socket = egress.open("Rebind.example.", good.getLocalPort(), SOON)) {
          assertThat(socket.getInetAddress()).isEqualTo(ALLOWED);
        }
      }
      assertThat(asked).hasValue(1);
      assertThat(secret.isBound()).isTrue();
    }
  }

  @Test
  void manyAtTheSameTimeAskOnce() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Egress egress =
        new Egress(
            EgressPolicy.parse("127.0.0.2"),
            answering(List.of(List.of(ALLOWED), List.of(SECRET)), asked));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          threads.invokeAll(
              IntStream.range(0, 40)
                  .<java.util.concurrent.Callable<List<InetSocketAddress>>>mapToObj(
                      i -> () -> egress.where("a.example", 80))
                  .toList());
      for (var one : all) {
        assertThat(one.get()).containsExactly(new InetSocketAddress(ALLOWED, 80));
      }
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void aRefusedNameStaysRefusedAndIsTold() {
    Egress egress =
        new Egress(
            EgressPolicy.publicOnly(),
            answering(
                List.of(List.of(InetAddress.ofLiteral("10.0.0.5")), List.of(SECRET)),
                new AtomicInteger()));

    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(() -> egress.open("shop.example", 443, SOON))
          .isInstanceOf(RefusedAddressException.class);
    }

    assertThat(egress.refusals())
        .containsExactly(new Refusal("shop.example", 443, AddressKind.PRIVATE));
    assertThat(egress.obstacle("SHOP.example", 443)).contains("private-address");
  }

  @Test
  void ofSeveralAddressesOnlyTheAllowedOnesAreTried() throws IOException {
    Egress egress =
        new Egress(
            EgressPolicy.parse("127.0.0.2"),
            host -> List.of(SECRET, InetAddress.ofLiteral("10.0.0.1"), ALLOWED));

    assertThat(egress.where("a.example", 80)).containsExactly(new InetSocketAddress(ALLOWED, 80));
    assertThat(egress.refusals()).isEmpty();
  }

  @Test
  void aNameThatHadNoAddressMayGetOneLater() throws IOException {
    Egress egress =
        new Egress(
            EgressPolicy.parse("127.0.0.2"),
            answering(List.of(List.of(), List.of(ALLOWED)), new AtomicInteger()));

    assertThatThrownBy(() -> egress.where("a.example", 80))
        .isInstanceOf(UnknownHostException.class);
    assertThat(egress.where("a.example", 80)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "[::1]",
        "::1",
        "localhost",
        "0.0.0.0",
        "[::ffff:127.0.0.1]",
        "2130706433",
        "127.1",
        "0x7f000001",
        "169.254.169.254",
        "[64:ff9b::7f00:1]"
      })
  void loopbackIsRefusedHoweverItIsWritten(String host) {
    Egress egress = new Egress(EgressPolicy.publicOnly(), Resolver.system());

    assertThatThrownBy(() -> egress.open(host, 80, SOON))
        .isInstanceOfAny(RefusedAddressException.class, UnknownHostException.class);
  }

  @Test
  void whatTheOperatorPlacedIsAllowedAndNothingElse() throws IOException {
    Egress egress = new Egress(EgressPolicy.publicOnly(), host -> List.of(SECRET));
    egress.place("shop.example", 80, "127.0.0.1", 8080);

    assertThat(egress.where("shop.example", 80))
        .containsExactly(new InetSocketAddress(SECRET, 8080));
    assertThatThrownBy(() -> egress.where("shop.example", 8080))
        .isInstanceOf(RefusedAddressException.class);
    assertThatThrownBy(() -> egress.where("127.0.0.1", 8080))
        .isInstanceOf(RefusedAddressException.class);
  }

  @Test
  void whatIsLentIsRefusedAgainAfterwards() throws IOException {
    Egress egress = new Egress(EgressPolicy.publicOnly(), Resolver.system());
    try (Egress.Lent lent = egress.lend(new InetSocketAddress(SECRET, 4711))) {
      assertThat(lent).isNotNull();
      assertThat(egress.where("127.0.0.1", 4711)).hasSize(1);
    }
    assertThatThrownBy(() -> egress.where("127.0.0.1", 4711))
        .isInstanceOf(RefusedAddressException.class);
  }
}
