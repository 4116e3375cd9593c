package org.limpide.vendors;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the law of a service's parent company places it, for chapter V of the GDPR. It says what
 * must be looked at, not where the servers stand.
 */
public enum Transfer {
  /** The European Economic Area. */
  NONE,
  /** A country the European Commission found adequate for such companies (GDPR art. 45). */
  ADEQUATE,
  /**
   * Any other country. The United States are here: the Data Privacy Framework (decision 2023/1795)
   * covers only the companies on its list at the time, which must be checked there.
   */
  OUTSIDE,
  /** The country is not known, or depends on where the site's owner installed the software. */
  UNKNOWN;

  private static final Set<String> EEA =
      Set.of(
          "AT", "BE", "BG", "HR", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HU", "IE",
          "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

  /**
   * Canada's decision covers organisations under PIPEDA, which the companies of this directory are.
   */
  private static final Set<String> ADEQUATE_COUNTRIES =
      Set.of(
          "AD", "AR", "BR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "UY");

  static Transfer to(@Nullable String country) {
    if (country == null) {
      return UNKNOWN;
    }
    if (EEA.contains(country)) {
      return NONE;
    }
    return ADEQUATE_COUNTRIES.contains(country) ? ADEQUATE : OUTSIDE;
  }
}
