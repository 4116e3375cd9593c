package org.limpide.audit.bed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many faults the audit catches, rule by rule, and how often it sees one where there is none.
 */
final class BedTable {
  /**
   * What became of one expectation, or of a fault that nobody expected (then {@code expected} is
   * {@code none}).
   *
   * @param expected acceptable statuses, separated by {@code |}
   */
  record Outcome(String rule, String caseId, boolean blind, String expected, String actual) {
    boolean met() {
      return List.of(expected.split("\\|")).contains(actual);
    }

    boolean faultExpected() {
      return expected.equals("fail");
    }

    boolean falseAlarm() {
      return !faultExpected() && actual.equals("fail") && !met();
    }
  }

  private final List<Outcome> outcomes = new ArrayList<>();

  synchronized void add(Outcome outcome) {
    outcomes.add(outcome);
  }

  /** Share of the announced faults that are faults. */
  double precision(boolean blindOnly) {
    long right = caught(blindOnly);
    long wrong =
        outcomes.stream().filter(o -> !blindOnly || o.blind()).filter(Outcome::falseAlarm).count();
    return right + wrong == 0 ? 1 : (double) right / (right + wrong);
  }

  /** Share of the faults that are announced. */
  double recall(boolean blindOnly) {
    long faults =
        outcomes.stream()
            .filter(o -> !blindOnly || o.blind())
            .filter(Outcome::faultExpected)
            .count();
    return faults == 0 ? 1 : (double) caught(blindOnly) / faults;
  }

  private long caught(boolean blindOnly) {
    return outcomes.stream()
        .filter(o -> !blindOnly || o.blind())
        .filter(o -> o.faultExpected() && o.met())
        .count();
  }

  String markdown(int cases) {
    Map<String, List<Outcome>> rules = new TreeMap<>();
    outcomes.forEach(
        outcome -> rules.computeIfAbsent(outcome.rule(), any -> new ArrayList<>()).add(outcome));
    var text = new StringBuilder("# Test bed\n\n");
    text.append(cases).append(" cases. Run with `./mvnw test -pl audit -am -Dtest=BedTest`.\n\n");
    text.append("| | precision | recall |\n|---|---:|---:|\n");
    line(text, "all cases", false);
    line(text, "cases written before tuning (`blind`)", true);
    text.append(
        "\n| rule | faults caught | false alarms / clean | not observable, said so | missed |\n|---|---:|---:|---:|---|\n");
    rules.forEach((rule, list) -> text.append(row(rule, list)));
    return text.toString();
  }

  private void line(StringBuilder text, String label, boolean blindOnly) {
    text.append(
        String.format(
            Locale.ROOT, "| %s | %.3f | %.3f |%n", label, precision(blindOnly), recall(blindOnly)));
  }

  private static String row(String rule, List<Outcome> list) {
    long faults = list.stream().filter(Outcome::faultExpected).count();
    long caught = list.stream().filter(o -> o.faultExpected() && o.met()).count();
    long clean =
        list.stream().filter(o -> !o.faultExpected() && !o.expected().equals("unknown")).count();
    long alarms = list.stream().filter(Outcome::falseAlarm).count();
    long unknown = list.stream().filter(o -> o.expected().equals("unknown")).count();
    long unknownMet = list.stream().filter(o -> o.expected().equals("unknown") && o.met()).count();
    List<String> missed =
        list.stream()
            .filter(o -> !o.met())
            .map(o -> o.caseId() + " (" + o.actual() + ", not " + o.expected() + ")")
            .toList();
    return String.format(
        Locale.ROOT,
        "| %s | %d/%d | %d/%d | %d/%d | %s |%n",
        rule,
        caught,
        faults,
        alarms,
        clean,
        unknownMet,
        unknown,
        String.join(", ", missed));
  }
}
