package org.limpide.audit.probe;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.limpide.audit.evidence.ServerFacts.Tls;

/** Tries one TLS endpoint: every protocol version, the weak suites, and the certificate. */
final class TlsCheck {
  private static final Map<Integer, String> VERSIONS = new LinkedHashMap<>();
  private static final int MOST_WEAK = 10;

  static {
    VERSIONS.put(ClientHello.SSL_30, "SSLv3");
    VERSIONS.put(0x0301, "TLSv1");
    VERSIONS.put(0x0302, "TLSv1.1");
    VERSIONS.put(ClientHello.TLS_12, "TLSv1.2");
    VERSIONS.put(ClientHello.TLS_13, "TLSv1.3");
  }

  private final Doors doors;
  private final Trust trust;
  private final Clock clock;

  TlsCheck(Doors doors, Trust trust, Clock clock) {
    this.doors = doors;
    this.trust = trust;
    this.clock = clock;
  }

  /** What the endpoint accepts; a word for why it was not reached stands in {@code problem}. */
  Tls of(String host, int port, TimeLeft left) {
    List<Integer> accepted = new ArrayList<>();
    List<X509Certificate> shown = List.of();
    boolean reached = false;
    String problem = "";
    for (int version : VERSIONS.keySet().stream().sorted((a, b) -> b - a).toList()) {
      try {
        ServerHello answer =
            ask(
                host,
                port,
                version,
                version == ClientHello.TLS_13 ? Suites.MODERN : Suites.BEFORE_13,
                left);
        reached |= answer.tls();
        if (answer.version() == version) {
          accepted.addFirst(version);
          shown = shown.isEmpty() ? answer.chain() : shown;
        }
      } catch (IOException e) {
        problem = Doors.problem(e);
        if (!reached && !problem.equals("no-answer")) {
          break; // nothing listens there: older versions would not change that
        }
      }
    }
    reached |= !accepted.isEmpty();
    if (!reached) {
      return new Tls(host, port, false, problem, "", "", null, List.of(), List.of());
    }
    List<X509Certificate> chain = certificates(host, port, shown, left);
    List<String> names = accepted.stream().map(VERSIONS::get).toList();
    List<String> weak = weak(host, port, accepted, left);
    if (chain.isEmpty()) {
      return new Tls(host, port, true, "", "", "", null, names, weak);
    }
    X509Certificate leaf = chain.getFirst();
    return new Tls(
        host,
        port,
        true,
        trust.problem(chain, host, clock.instant()),
        leaf.getSubjectX500Principal().getName(),
        leaf.getIssuerX500Principal().getName(),
        leaf.getNotAfter().toInstant(),
        names,
        weak);
  }

  private ServerHello ask(String host, int port, int version, List<Integer> suites, TimeLeft left)
      throws IOException {
    try (Socket socket = doors.open(host, port, left)) {
      return ServerHello.to(ClientHello.offering(host, version, suites), socket, left);
    }
  }

  /** By a whole handshake; where Java's TLS is too modern for the server, as it showed them. */
  private List<X509Certificate> certificates(
      String host, int port, List<X509Certificate> shown, TimeLeft left) {
    try (Socket socket = doors.open(host, port, left);
        var tls = Handshake.over(socket, host, port, left)) {
      return Handshake.chain(tls);
    } catch (IOException e) {
      return shown;
    }
  }

  /** Offers the weak suites alone, and again without those it took, until it refuses. */
  private List<String> weak(String host, int port, List<Integer> accepted, TimeLeft left) {
    List<String> found = new ArrayList<>();
    List<Integer> before13 = accepted.stream().filter(v -> v < ClientHello.TLS_13).toList();
    if (before13.isEmpty()) {
      return found;
    }
    List<Integer> remaining = new ArrayList<>(Suites.WEAK.keySet());
    try {
      while (found.size() < MOST_WEAK && !left.over()) {
        ServerHello answer = ask(host, port, before13.getLast(), remaining, left);
        if (answer.version() == 0 || !remaining.remove(Integer.valueOf(answer.suite()))) {
          return found;
        }
        found.add(Suites.WEAK.getOrDefault(answer.suite(), ""));
      }
    } catch (IOException e) {
      return found; // a server that closes the door instead of refusing
    }
    return found;
  }
}
