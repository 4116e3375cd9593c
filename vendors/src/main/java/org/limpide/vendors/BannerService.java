package org.limpide.vendors;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A service as the banner offers it to a visitor: what the directory says of it, and what a choice
 * needs beside (GDPR art. 13(1), CNIL deliberation 2020-092): who reads, for how long, where to
 * learn more, and how to load it once agreed to.
 *
 * @param privacy the company's own page on personal data
 * @param storage keys of local or session storage it writes, a {@code *} standing for anything
 * @param why why the visitor need not agree, with the rule; present exactly when the directory
 *     calls the service exempt or exemptable
 * @param closed the month since when the service no longer runs, as {@code 2023-09}: it is still
 *     recognised, no longer offered
 * @param tarteaucitron its keys in tarteaucitron, to take over a site's settings
 */
public record BannerService(
    Service service,
    URI privacy,
    List<BannerCookie> cookies,
    List<String> storage,
    Optional<Bilingual> why,
    Placeholder placeholder,
    Load load,
    Optional<String> closed,
    List<String> tarteaucitron,
    Sources sources) {

  public BannerService {
    cookies = List.copyOf(cookies);
    storage = List.copyOf(storage);
    tarteaucitron = List.copyOf(tarteaucitron);
  }

  /**
   * Where its facts come from; each cookie's lifetime has a source of its own.
   *
   * @param identity of company, country, need and hosts
   * @param privacy of the privacy page's address
   * @param load of the way it is loaded
   */
  public record Sources(FactSource identity, FactSource privacy, FactSource load) {}

  public String id() {
    return service.id();
  }

  /** What chapter V of the GDPR asks to look at, by the company's country. */
  public Transfer transfer() {
    return service.transfer();
  }

  /**
   * Whether the visitor is asked. Measurement that may be exempt is asked for until the shop has
   * set it up within the CNIL's limits, and what is not known is asked for.
   */
  public boolean asked() {
    return switch (service.need()) {
      case EXEMPT -> false;
      case EXEMPTABLE, CONSENT, UNKNOWN -> true;
    };
  }

  /** Whether a fact of it was written from memory and waits for a check. */
  public boolean toCheck() {
    return everySource().contains(FactSource.MEMORY);
  }

  private Set<FactSource> everySource() {
    return Stream.concat(
            Stream.of(sources.identity, sources.privacy, sources.load),
            cookies.stream().map(BannerCookie::source))
        .collect(Collectors.toSet());
  }
}
