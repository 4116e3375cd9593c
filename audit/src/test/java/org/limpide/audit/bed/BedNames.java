package org.limpide.audit.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import tools.jackson.databind.JsonNode;

/**
 * A name server on loopback that knows the records of one case, an A record for each of its hosts,
 * and nothing else. A case whose {@code dns} is {@code "silent"} gets no answer at all.
 */
final class BedNames implements AutoCloseable {
  private final DatagramSocket socket;
  private final Map<String, Map<String, List<String>>> zone = new TreeMap<>();
  private final boolean silent;

  BedNames(List<JsonNode> layers, Collection<String> hosts) {
    silent = layers.stream().anyMatch(dns -> dns.asString("").equals("silent"));
    for (var name : layers.stream().flatMap(dns -> dns.properties().stream()).toList()) {
      Map<String, List<String>> records = new TreeMap<>();
      for (var record : name.getValue().properties()) {
        records.put(record.getKey().toUpperCase(Locale.ROOT), Json.strings(record.getValue()));
      }
      zone.put(name.getKey().toLowerCase(Locale.ROOT), records);
    }
    for (String host : hosts) {
      var records = zone.computeIfAbsent(host, any -> new TreeMap<>());
      if (!records.containsKey("CNAME")) {
        records.putIfAbsent("A", List.of("127.0.0.1"));
      }
    }
    try {
      socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("bed-names").start(this::serve);
  }

  /** Where it listens, as {@code address:port}. */
  String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  @Override
  public void close() {
    socket.close();
  }

  private void serve() {
    byte[] buffer = new byte[4096];
    while (!socket.isClosed()) {
      var packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
        if (!silent) {
          byte[] answer = answer(new Message(Arrays.copyOf(buffer, packet.getLength()))).toWire();
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        if (!socket.isClosed()) {
          System.err.println("bed name server: " + e);
        }
      }
    }
  }

  private Message answer(Message query) throws IOException {
    Record question = query.getQuestion();
    var answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.AA);
    answer.getHeader().setFlag(Flags.RA);
    answer.addRecord(question, Section.QUESTION);
    String name = plain(question.getName());
    for (int hops = 0; hops < 8; hops++) {
      Map<String, List<String>> records = zone.get(name);
      if (records == null) {
        boolean parent = isParent(name);
        answer.getHeader().setRcode(parent || hops > 0 ? Rcode.NOERROR : Rcode.NXDOMAIN);
        return answer;
      }
      add(answer, name, records, Type.string(question.getType()));
      if (question.getType() == Type.CNAME || !records.containsKey("CNAME")) {
        return answer;
      }
      if (question.getType() != Type.CNAME) {
        add(answer, name, records, "CNAME");
      }
      name = plain(Name.fromString(records.get("CNAME").getFirst(), Name.root));
    }
    return answer;
  }

  private boolean isParent(String name) {
    return zone.keySet().stream().anyMatch(known -> known.endsWith("." + name));
  }

  private static void add(
      Message answer, String name, Map<String, List<String>> records, String type)
      throws IOException {
    for (String value : records.getOrDefault(type, List.of())) {
      String text = type.equals("TXT") ? '"' + value.replace("\"", "\\\"") + '"' : value;
      Name owner = Name.fromString(name, Name.root);
      answer.addRecord(
          Record.fromString(owner, Type.value(type), DClass.IN, 300, text, Name.root),
          Section.ANSWER);
    }
  }

  private static String plain(Name name) {
    return name.toString(true).toLowerCase(Locale.ROOT);
  }
}
