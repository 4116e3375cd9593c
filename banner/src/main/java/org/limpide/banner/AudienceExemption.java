package org.limpide.banner;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * How a shop has set up an audience measurement that asks nobody, and what keeps it from being
 * exempt: CNIL guidelines 2020-091, points 50 to 52, recommendation 2020-092, point 50, and the
 * CNIL's page of 4 July 2025. What the shop declares is its own word; what a browser can see of it,
 * the audit checks (rule CK-14).
 *
 * @param tool its name
 * @param cookie how long its tracker lives
 * @param renewed whether a visit prolongs it
 * @param data how long what it collects is kept
 * @param ownUseOnly whether only the site's own anonymous statistics are made of it
 * @param acrossSites whether the same identifier follows a visitor on other sites
 * @param joined whether it is joined with other data or handed to others
 * @param told whether visitors are told of it and can object
 * @param reviewed when someone last looked whether it is still needed
 */
public record AudienceExemption(
    String tool,
    Period cookie,
    boolean renewed,
    Period data,
    boolean ownUseOnly,
    boolean acrossSites,
    boolean joined,
    boolean told,
    LocalDate reviewed) {
  private static final int COOKIE_MONTHS = 13;
  private static final int DATA_MONTHS = 25;
  private static final Period REVIEW = Period.ofYears(1);

  /** What is against the exemption on that day; empty when nothing is. */
  public List<ThemeLinter.Finding> faults(LocalDate today) {
    List<ThemeLinter.Finding> faults = new ArrayList<>();
    add(
        faults,
        longerThan(cookie, COOKIE_MONTHS),
        "cookie-too-long",
        "Son traceur vit plus de 13 mois.",
        "Its tracker lives longer than 13 months.");
    add(
        faults,
        renewed,
        "cookie-renewed",
        "Chaque visite prolonge son traceur.",
        "Each visit prolongs its tracker.");
    add(
        faults,
        longerThan(data, DATA_MONTHS),
        "data-too-long",
        "Ses données sont gardées plus de 25 mois.",
        "Its data are kept longer than 25 months.");
    add(
        faults,
        !ownUseOnly,
        "other-use",
        "Elle sert à autre chose qu’aux statistiques anonymes du site.",
        "It serves more than the site's anonymous statistics.");
    add(
        faults,
        acrossSites,
        "across-sites",
        "Elle suit le visiteur d’un site à l’autre.",
        "It follows a visitor from site to site.");
    add(
        faults,
        joined,
        "joined",
        "Ses données sont recoupées ou transmises à d’autres.",
        "Its data are joined with others or handed on.");
    add(
        faults,
        !told,
        "not-told",
        "Les visiteurs n’en sont pas informés ou ne peuvent pas s’y opposer.",
        "Visitors are not told of it or cannot object.");
    add(
        faults,
        today.isAfter(reviewed.plus(REVIEW)),
        "review-due",
        "Son utilité n’a pas été réexaminée depuis un an.",
        "Its usefulness has not been reviewed for a year.");
    return List.copyOf(faults);
  }

  /**
   * Counted from a first of March, from which thirteen months are 397 days: 395 days, as tools say
   * it, fit.
   */
  private static boolean longerThan(Period period, int months) {
    LocalDate longest = LocalDate.of(2027, 3, 1);
    return longest.plus(period).isAfter(longest.plusMonths(months));
  }

  private static void add(
      List<ThemeLinter.Finding> faults, boolean is, String code, String fr, String en) {
    if (is) {
      faults.add(new ThemeLinter.Finding(code, fr, en));
    }
  }
}
