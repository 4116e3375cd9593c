package org.limpide.audit.visit;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.limpide.audit.egress.Egress;
import org.limpide.audit.egress.Refusal;
import org.limpide.audit.evidence.ScenarioRun;

/** What an audit could not see, one English sentence each: losses are told, never passed over. */
final class Unseen {
  private static final int MOST_PAGES = 10;
  private static final int MOST_ADDRESSES = 20;

  private final Set<String> sentences = Collections.synchronizedSet(new LinkedHashSet<>());

  void add(String sentence) {
    sentences.add(sentence);
  }

  void describe(List<ScenarioRun> runs) {
    runs.forEach(this::describe);
  }

  private void describe(ScenarioRun run) {
    switch (run.outcome()) {
      case PARTIAL, NOT_POSSIBLE ->
          add(
              run.scenario()
                  + ": "
                  + (run.note().isEmpty() ? "not played to its end" : run.note())
                  + ".");
      case DONE -> {
        if (!run.note().isEmpty()) {
          add(run.scenario() + ": " + run.note() + ".");
        }
      }
      case NO_BANNER, UNREACHABLE, SKIPPED -> {
        // told elsewhere: by the banner's own rule, by the page below, by the one who asked
      }
    }
    run.visits().stream()
        .filter(visit -> !visit.read())
        .limit(MOST_PAGES)
        .forEach(
            visit ->
                add(
                    run.scenario()
                        + ": "
                        + visit.url()
                        + " could not be read ("
                        + visit.problem()
                        + ")."));
    long more = run.visits().stream().filter(visit -> !visit.read()).count() - MOST_PAGES;
    if (more > 0) {
      add(run.scenario() + ": " + more + " further pages could not be read.");
    }
  }

  /** Addresses that were not visited because no policy allows them. */
  void describe(Egress egress, boolean spent) {
    List<Refusal> refusals = egress.refusals();
    refusals.stream()
        .limit(MOST_ADDRESSES)
        .forEach(
            one ->
                add(
                    "An address that is not public was not visited: "
                        + one.host()
                        + ", port "
                        + one.port()
                        + " ("
                        + one.kind().code()
                        + ")."));
    if (refusals.size() > MOST_ADDRESSES) {
      add(
          refusals.size()
              - MOST_ADDRESSES
              + " further addresses that are not public were not visited.");
    }
    if (spent) {
      add("The site sent more than an audit may fetch: the rest was not loaded.");
    }
  }

  List<String> sentences() {
    synchronized (sentences) {
      return List.copyOf(sentences);
    }
  }
}
