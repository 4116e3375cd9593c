package org.limpide.banner;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A visitor's choice as their browser keeps it, in the first-party cookie {@value #NAME}. Its value
 * is {@code 1.notice.day.yes.no}: the first eight digits of the notice's version, the day since
 * 1970 in base 36, and the marks of what was accepted and of what was refused, four characters
 * each.
 *
 * <p>Marks stand for a purpose, or for a service within a purpose. They say what the choice was
 * about even when the notice has changed since: another wording asks nothing anew, a new purpose or
 * partner does. The cookie identifies nobody and needs no consent itself (guidelines 2020-091,
 * point 49).
 */
public record ChoiceCookie(String notice, LocalDate day, Set<String> yes, Set<String> no) {
  /** The cookie's name. */
  public static final String NAME = "limpide_choice";

  private static final int MARK = 4;
  private static final int LONGEST = 3_800;
  private static final Pattern FORM =
      Pattern.compile("1\\.([0-9a-f]{8})\\.([0-9a-z]{1,5})\\.((?:[\\w-]{4})*)\\.((?:[\\w-]{4})*)");

  public ChoiceCookie {
    yes = Set.copyOf(yes);
    no = Set.copyOf(no);
  }

  /**
   * The choice of a visitor who read that notice.
   *
   * @param choices by purpose, and by {@code purpose/service} where a purpose was chosen in part
   */
  public static ChoiceCookie of(Notice notice, Map<String, Boolean> choices, LocalDate day) {
    return of(notice, notice.version(), choices, day);
  }

  /** The same where the notice's version is known: to compute it takes longer than all the rest. */
  public static ChoiceCookie of(
      Notice notice, String version, Map<String, Boolean> choices, LocalDate day) {
    Set<String> accepted = notice.accepted(choices);
    Set<String> allowed = notice.allowed(choices);
    Set<String> yes = new LinkedHashSet<>();
    Set<String> no = new LinkedHashSet<>();
    notice.purposes().forEach(p -> (accepted.contains(p.key()) ? yes : no).add(p.mark()));
    notice.partners().forEach(p -> (allowed.contains(p.service()) ? yes : no).add(p.mark()));
    return new ChoiceCookie(version.substring(0, 8), day, yes, no);
  }

  /** Reads a value; empty when it is not one, so that the visitor is asked anew. */
  public static Optional<ChoiceCookie> read(String value) {
    var matcher = FORM.matcher(value);
    if (value.length() > LONGEST || !matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new ChoiceCookie(
            matcher.group(1),
            LocalDate.ofEpochDay(Long.parseLong(matcher.group(2), 36)),
            marks(matcher.group(3)),
            marks(matcher.group(4))));
  }

  /** The value, 20 to 200 characters for a usual shop. */
  public String value() {
    return String.join(
        ".", "1", notice, Long.toString(day.toEpochDay(), 36), joined(yes), joined(no));
  }

  /**
   * The {@code Set-Cookie} header. Scripts may read it, for the banner is one; it is set by a
   * header since browsers shorten the life of what scripts set.
   *
   * @param domain what it is valid for, subdomains included; empty for the host alone
   */
  public String header(int days, String domain, boolean secure) {
    return "%s=%s; Path=/; Max-Age=%d; SameSite=Lax%s%s"
        .formatted(
            NAME,
            value(),
            Duration.ofDays(days).toSeconds(),
            domain.isEmpty() ? "" : "; Domain=" + domain,
            secure ? "; Secure" : "");
  }

  /** The services of the notice this choice allows on that day: none when it has expired. */
  public Set<String> allowed(Notice notice, LocalDate today) {
    Set<String> allowed = new LinkedHashSet<>();
    if (holds(notice, today)) {
      notice.partners().stream()
          .filter(p -> yes.contains(p.mark()))
          .forEach(p -> allowed.add(p.service()));
    }
    return allowed;
  }

  /**
   * Whether the visitor is asked again: the choice has expired, or a purpose or a partner is new.
   */
  public boolean asksAgain(Notice notice, LocalDate today) {
    return !holds(notice, today)
        || !notice.purposes().stream().map(Notice.Purpose::mark).allMatch(this::knows)
        || !notice.partners().stream().map(Notice.Partner::mark).allMatch(this::knows);
  }

  /** Today where cookies are dated. */
  public static LocalDate today(java.time.Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private boolean holds(Notice notice, LocalDate today) {
    long age = ChronoUnit.DAYS.between(day, today);
    return age >= -1 && age <= notice.days();
  }

  private boolean knows(String mark) {
    return yes.contains(mark) || no.contains(mark);
  }

  private static Set<String> marks(String text) {
    Set<String> marks = new LinkedHashSet<>();
    for (int i = 0; i < text.length(); i += MARK) {
      marks.add(text.substring(i, i + MARK));
    }
    return marks;
  }

  private static String joined(Collection<String> marks) {
    return String.join("", marks.stream().sorted().toList());
  }
}
