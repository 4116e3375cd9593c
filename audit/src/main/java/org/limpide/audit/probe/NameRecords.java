package org.limpide.audit.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.limpide.audit.evidence.ServerFacts.Names;
import org.limpide.vendors.PublicSuffixes;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Reads the records of a domain that say where its mail goes and who may send in its name. */
final class NameRecords {
  private static final int MOST_ALIASES = 8;

  private final NameServer server;
  private final PublicSuffixes suffixes;

  NameRecords(NameServer server, PublicSuffixes suffixes) {
    this.server = server;
    this.suffixes = suffixes;
  }

  /** Everything about a domain of mail; its DKIM keys only when asked. */
  Names whole(String domain, boolean keys, TimeLeft left) {
    Host host = host(domain, left);
    Optional<Message> mail = server.ask(domain, Type.MX, left);
    Optional<Message> texts = server.ask(domain, Type.TXT, left);
    Optional<List<String>> dmarc = dmarc(domain, left);
    return new Names(
        host.answered() && mail.isPresent() && texts.isPresent() && dmarc.isPresent(),
        host.exists(),
        mail.map(NameRecords::exchangers).orElse(List.of()),
        host.hasAddress(),
        texts.map(answer -> texts(answer, "v=spf1")).orElse(List.of()),
        dmarc.orElse(List.of()),
        keys && host.exists() ? DkimSelectors.found(server, domain, left) : List.of(),
        host.cnames());
  }

  /** What a host is an alias of. */
  Names alias(String host, TimeLeft left) {
    Host found = host(host, left);
    return new Names(
        found.answered(),
        found.exists(),
        List.of(),
        found.hasAddress(),
        List.of(),
        List.of(),
        List.of(),
        found.cnames());
  }

  /** Only who may send for a domain that another one's SPF record refers to. */
  Names sendersOnly(String domain, TimeLeft left) {
    Optional<Message> texts = server.ask(domain, Type.TXT, left);
    boolean exists = texts.filter(answer -> answer.getRcode() != Rcode.NXDOMAIN).isPresent();
    List<String> spf = texts.map(answer -> texts(answer, "v=spf1")).orElse(List.of());
    return new Names(
        texts.isPresent(), exists, List.of(), false, spf, List.of(), List.of(), List.of());
  }

  private record Host(boolean answered, boolean exists, boolean hasAddress, List<String> cnames) {}

  private Host host(String domain, TimeLeft left) {
    List<String> cnames = new ArrayList<>();
    String at = domain;
    boolean exists = false;
    for (int i = 0; i < MOST_ALIASES; i++) {
      Optional<Message> four = server.ask(at, Type.A, left);
      if (four.isEmpty()) {
        return new Host(i > 0, exists, false, cnames);
      }
      exists |= i > 0 || four.get().getRcode() != Rcode.NXDOMAIN;
      List<String> further = chain(four.get(), at);
      cnames.addAll(further);
      exists |= !further.isEmpty();
      if (has(four.get(), Type.A)) {
        return new Host(true, true, true, cnames);
      }
      String last = further.isEmpty() ? at : further.getLast();
      Optional<Message> six = server.ask(last, Type.AAAA, left);
      if (six.filter(answer -> has(answer, Type.AAAA)).isPresent()) {
        return new Host(true, true, true, cnames);
      }
      if (further.isEmpty()) {
        return new Host(six.isPresent(), exists, false, cnames);
      }
      at = last; // the server did not follow the alias to its end
    }
    return new Host(true, exists, false, cnames);
  }

  private Optional<List<String>> dmarc(String domain, TimeLeft left) {
    Optional<List<String>> own =
        server.ask("_dmarc." + domain, Type.TXT, left).map(answer -> texts(answer, "v=DMARC1"));
    String organisation = suffixes.registrableDomain(domain);
    return own.isPresent() && own.get().isEmpty() && !organisation.equals(domain)
        ? server
            .ask("_dmarc." + organisation, Type.TXT, left)
            .map(answer -> texts(answer, "v=DMARC1"))
        : own;
  }

  private static boolean has(Message answer, int type) {
    return answer.getSection(Section.ANSWER).stream().anyMatch(record -> record.getType() == type);
  }

  private static List<String> chain(Message answer, String from) {
    Map<String, String> aliases = new LinkedHashMap<>();
    for (Record record : answer.getSection(Section.ANSWER)) {
      if (record instanceof CNAMERecord alias) {
        aliases.put(plain(alias.getName()), plain(alias.getTarget()));
      }
    }
    List<String> chain = new ArrayList<>();
    String at = from.toLowerCase(Locale.ROOT);
    while (aliases.containsKey(at) && chain.size() < MOST_ALIASES) {
      at = aliases.getOrDefault(at, "");
      chain.add(at);
    }
    return chain;
  }

  private static List<String> exchangers(Message answer) {
    return answer.getSection(Section.ANSWER).stream()
        .filter(MXRecord.class::isInstance)
        .map(MXRecord.class::cast)
        .sorted(Comparator.comparingInt(MXRecord::getPriority))
        .map(mx -> mx.getTarget().equals(Name.root) ? "." : plain(mx.getTarget()))
        .toList();
  }

  /** The texts that begin so, whatever the case of their letters. */
  static List<String> texts(Message answer, String beginning) {
    return answer.getSection(Section.ANSWER).stream()
        .filter(TXTRecord.class::isInstance)
        .map(record -> joined((TXTRecord) record))
        .filter(
            text ->
                text.regionMatches(true, 0, beginning, 0, beginning.length())
                    && (text.length() == beginning.length()
                        || " ;\t".indexOf(text.charAt(beginning.length())) >= 0))
        .toList();
  }

  private static String joined(TXTRecord record) {
    var bytes = new ByteArrayOutputStream();
    record.getStringsAsByteArrays().forEach(bytes::writeBytes);
    String text = bytes.toString(ISO_8859_1);
    return text.length() > 2000 ? text.substring(0, 2000) : text;
  }

  private static String plain(Name name) {
    return name.toString(true).toLowerCase(Locale.ROOT);
  }
}
