package org.limpide.audit.probe;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** The text records of a name, read afresh from a name server each time. */
public final class TextRecords {
  private final Optional<String> dns;

  /**
   * Asks one name server.
   *
   * @param dns {@code HOST:PORT}; the system's server when absent
   */
  public TextRecords(Optional<String> dns) {
    this.dns = dns;
  }

  /** The texts, each in one piece; empty when the server gave no answer worth trusting. */
  public Optional<List<String>> of(String name, Duration limit) {
    return new NameServer(dns).ask(name, Type.TXT, TimeLeft.of(limit)).map(TextRecords::texts);
  }

  private static List<String> texts(Message answer) {
    return answer.getSection(Section.ANSWER).stream()
        .filter(TXTRecord.class::isInstance)
        .map(TXTRecord.class::cast)
        .map(
            record ->
                record.getStringsAsByteArrays().stream()
                    .map(part -> new String(part, StandardCharsets.UTF_8))
                    .collect(Collectors.joining()))
        .toList();
  }
}
