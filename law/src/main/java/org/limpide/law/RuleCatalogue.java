package org.limpide.law;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules, in order, with the sanctions they cite; a version of the law as data. */
public final class RuleCatalogue {
  private static final class Bundled {
    static final RuleCatalogue CATALOGUE = load();
  }

  private final String version;
  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Map<String, Sanction> sanctions = new LinkedHashMap<>();

  RuleCatalogue(String version, List<Rule> rules, List<Sanction> sanctions) {
    this.version = version;
    rules.forEach(rule -> this.rules.put(rule.id(), rule));
    sanctions.forEach(sanction -> this.sanctions.put(sanction.key(), sanction));
  }

  /** The catalogue this version of Limpide ships. */
  public static RuleCatalogue bundled() {
    return Bundled.CATALOGUE;
  }

  /**
   * Reads a catalogue and its sanctions.
   *
   * @throws InvalidCatalogueException with every fault found
   */
  public static RuleCatalogue read(InputStream catalogue, InputStream sanctions) {
    return new CatalogueReader().read(catalogue, sanctions);
  }

  private static RuleCatalogue load() {
    try (InputStream catalogue = RuleCatalogue.class.getResourceAsStream("catalogue.json");
        InputStream sanctions = RuleCatalogue.class.getResourceAsStream("sanctions.json")) {
      if (catalogue == null || sanctions == null) {
        throw new IllegalStateException("the bundled catalogue is missing");
      }
      return read(catalogue, sanctions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The date of this version of the rules. */
  public String version() {
    return version;
  }

  /** Every rule, in order. */
  public List<Rule> rules() {
    return List.copyOf(rules.values());
  }

  /**
   * The rule of that id.
   *
   * @throws UnknownRuleException when there is none
   */
  public Rule rule(String id) {
    Rule rule = rules.get(id);
    if (rule == null) {
      throw new UnknownRuleException(id);
    }
    return rule;
  }

  /** The sanction of that key. */
  public Optional<Sanction> sanction(String key) {
    return Optional.ofNullable(sanctions.get(key));
  }

  /** Every sanction, in order. */
  public List<Sanction> sanctions() {
    return List.copyOf(sanctions.values());
  }
}
