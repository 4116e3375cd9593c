package org.limpide.server.audits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.limpide.audit.judge.Status;

/**
 * What changed from one audit of a site to a later one.
 *
 * @param lines in the catalogue's order; rules that stayed as they were and are no fault are only
 *     counted
 * @param unchanged how many of those
 */
public record Comparison(List<Line> lines, int unchanged) {

  /** What happened to a rule. */
  public enum Change {
    /** A fault that was not there. */
    NEW,
    /** It was a fault and is now shown to be met. */
    MENDED,
    /** A fault then and now. */
    STILL_THERE,
    /** It could be told then, and cannot now. */
    NEWLY_UNKNOWN,
    /** It was a fault, and no longer concerns the site. */
    NO_LONGER_CONCERNED;

    /** The form used in keys and in the API. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * One rule.
   *
   * @param before none when the rule was not in the catalogue then
   * @param reasonChanged whether the sentence that says why is another
   */
  public record Line(
      Change change, SiteFinding finding, Optional<SiteFinding> before, boolean reasonChanged) {}

  /** Compares; pure. */
  public static Comparison of(List<SiteFinding> before, List<SiteFinding> after) {
    Map<String, SiteFinding> then = new HashMap<>();
    before.forEach(finding -> then.put(finding.rule(), finding));
    List<Line> lines = new ArrayList<>();
    int unchanged = 0;
    for (SiteFinding now : after) {
      SiteFinding was = then.get(now.rule());
      Optional<Change> change =
          change(was == null ? Optional.empty() : Optional.of(was.status()), now);
      if (change.isPresent()) {
        boolean reason = was != null && !was.reason().equals(now.reason());
        lines.add(new Line(change.get(), now, Optional.ofNullable(was), reason));
      } else {
        unchanged++;
      }
    }
    return new Comparison(List.copyOf(lines), unchanged);
  }

  private static Optional<Change> change(Optional<Status> was, SiteFinding now) {
    boolean fault = was.equals(Optional.of(Status.FAIL));
    Change change =
        switch (now.status()) {
          case FAIL -> fault ? Change.STILL_THERE : Change.NEW;
          case PASS -> fault ? Change.MENDED : null;
          case UNKNOWN -> was.equals(Optional.of(Status.UNKNOWN)) ? null : Change.NEWLY_UNKNOWN;
          case NOT_APPLICABLE -> fault ? Change.NO_LONGER_CONCERNED : null;
        };
    return Optional.ofNullable(change);
  }

  /** The rules to which that happened. */
  public List<Line> lines(Change change) {
    return lines.stream().filter(line -> line.change() == change).toList();
  }
}
