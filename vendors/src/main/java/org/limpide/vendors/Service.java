package org.limpide.vendors;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service that a web site calls and somebody else runs (or that the site hosts itself, for free
 * software such as Matomo). Its company is a recipient of personal data in the sense of GDPR art.
 * 4(9), often a processor.
 *
 * @param id stable, lower case, of the form {@code google-analytics}; {@code tpw:…} and {@code
 *     tac:…} for the services known from others' lists only
 * @param company the parent company, whose law governs what it may be asked for
 * @param country ISO 3166 two-letter code of that company's seat; null when not known
 * @param purposes main purpose first, never empty
 * @param need for the service as a whole; one of its cookies may differ
 * @param embed whether it shows as a frame or widget in the page, which a click can defer
 * @param hosts its hosts; their subdomains are meant too unless written {@code =host}
 * @param cookies the names it sets, a final {@code *} standing for any end
 * @param source the file that says so
 */
public record Service(
    String id,
    String name,
    String company,
    @Nullable String country,
    Set<Purpose> purposes,
    ConsentNeed need,
    boolean embed,
    Bilingual label,
    List<String> hosts,
    List<String> cookies,
    String source) {

  public Service {
    if (purposes.isEmpty()) {
      throw new IllegalArgumentException("a service has a purpose: " + id);
    }
    purposes = Collections.unmodifiableSet(new LinkedHashSet<>(purposes));
    hosts = List.copyOf(hosts);
    cookies = List.copyOf(cookies);
  }

  /** The main purpose. */
  public Purpose purpose() {
    return purposes.iterator().next();
  }

  /** Whether its company is known to sit outside the European Economic Area. */
  public boolean outsideEea() {
    return switch (transfer()) {
      case ADEQUATE, OUTSIDE -> true;
      case NONE, UNKNOWN -> false;
    };
  }

  /** What chapter V of the GDPR asks to look at. */
  public Transfer transfer() {
    return Transfer.to(country);
  }
}
