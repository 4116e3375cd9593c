package org.limpide.audit.probe;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.Section;

/**
 * One name server, asked over UDP, then TCP when the answer was cut. dnsjava reads and writes the
 * messages; the sockets are ours, so that no thread outlives the audit. Once the server has left
 * two questions without an answer, it is not asked any more.
 */
final class NameServer {
  private static final List<Duration> TRIES =
      List.of(Duration.ofMillis(1500), Duration.ofMillis(2500));
  private static final int MOST_SILENCES = 2;

  private final Optional<InetSocketAddress> server;
  private final AtomicInteger silences = new AtomicInteger();

  /**
   * The server to ask.
   *
   * @param given {@code HOST:PORT} of {@code --dns}; the system's server when absent
   */
  NameServer(Optional<String> given) {
    server = given.isPresent() ? parse(given.get()) : system();
  }

  private static Optional<InetSocketAddress> system() {
    List<InetSocketAddress> servers = ResolverConfig.getCurrentConfig().servers();
    return servers.isEmpty() ? Optional.empty() : Optional.of(servers.getFirst());
  }

  private static Optional<InetSocketAddress> parse(String given) {
    int colon = given.lastIndexOf(':');
    boolean port = colon > 0 && given.substring(colon + 1).matches("\\d{1,5}");
    boolean bareV6 = given.indexOf(':') != colon && !given.contains("]");
    String host = port && !bareV6 ? given.substring(0, colon) : given;
    try {
      return Optional.of(
          new InetSocketAddress(
              InetAddress.getByName(host.replaceAll("[\\[\\]]", "")),
              port && !bareV6 ? Integer.parseInt(given.substring(colon + 1)) : 53));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether it answered what it was asked, as far as it was asked. */
  boolean silent() {
    return server.isEmpty() || silences.get() >= MOST_SILENCES;
  }

  /**
   * The server's answer; empty when there was none worth trusting (silence, failure, refusal). That
   * a name does not exist is an answer.
   */
  Optional<Message> ask(String domain, int type, TimeLeft left) {
    if (silent() || left.over()) {
      return Optional.empty();
    }
    try {
      Name name = Name.fromString(domain, Name.root);
      for (boolean extended : new boolean[] {true, false}) {
        Optional<Message> answer = exchange(query(name, type, extended), left);
        if (answer.isEmpty()) {
          return Optional.empty();
        }
        int code = answer.get().getRcode();
        if (code == Rcode.NOERROR || code == Rcode.NXDOMAIN) {
          return answer;
        }
        if (code != Rcode.FORMERR && code != Rcode.NOTIMP) {
          return Optional.empty();
        }
      }
    } catch (IOException e) {
      return Optional.empty(); // no name that DNS can hold, or an answer that cannot be read
    }
    return Optional.empty();
  }

  private static Message query(Name name, int type, boolean extended) {
    Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    if (extended) {
      query.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
    }
    return query;
  }

  private Optional<Message> exchange(Message query, TimeLeft left) throws IOException {
    InetSocketAddress to = server.orElseThrow();
    for (Duration wait : TRIES) {
      TimeLeft limit = left.atMost(wait);
      try (DatagramSocket socket = new DatagramSocket()) {
        socket.connect(to);
        byte[] wire = query.toWire();
        socket.send(new DatagramPacket(wire, wire.length));
        byte[] buffer = new byte[4096];
        while (!limit.over()) {
          socket.setSoTimeout(Math.max(1, limit.millis()));
          var packet = new DatagramPacket(buffer, buffer.length);
          socket.receive(packet);
          Message answer = new Message(Arrays.copyOf(buffer, packet.getLength()));
          if (answers(answer, query)) {
            silences.set(0);
            return Optional.of(
                answer.getHeader().getFlag(Flags.TC) ? whole(query, to, left) : answer);
          }
        }
      } catch (PortUnreachableException e) {
        break; // nothing listens there
      } catch (java.net.SocketTimeoutException e) {
        continue;
      }
      if (left.over()) {
        return Optional.empty();
      }
    }
    silences.incrementAndGet();
    return Optional.empty();
  }

  private static boolean answers(Message answer, Message query) {
    Record asked = query.getQuestion();
    Record told = answer.getQuestion();
    return answer.getHeader().getID() == query.getHeader().getID()
        && answer.getHeader().getFlag(Flags.QR)
        && (told == null || told.equals(asked));
  }

  private static Message whole(Message query, InetSocketAddress to, TimeLeft left)
      throws IOException {
    try (Socket socket = new Socket()) {
      int wait = Math.max(1, left.atMost(Duration.ofSeconds(3)).millis());
      socket.connect(to, wait);
      socket.setSoTimeout(wait);
      byte[] wire = query.toWire();
      byte[] framed = new byte[wire.length + 2];
      framed[0] = (byte) (wire.length >> 8);
      framed[1] = (byte) wire.length;
      System.arraycopy(wire, 0, framed, 2, wire.length);
      socket.getOutputStream().write(framed);
      socket.getOutputStream().flush();
      var in = new DataInputStream(socket.getInputStream());
      byte[] answer = new byte[in.readUnsignedShort()];
      in.readFully(answer);
      return new Message(answer);
    }
  }
}
