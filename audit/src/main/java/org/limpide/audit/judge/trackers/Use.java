package org.limpide.audit.judge.trackers;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.Phase;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.judge.Proof;
import org.limpide.law.Text;

/**
 * One thing that was read or written on the visitor's device, or one call that carried an
 * identifier, with the service it is attributed to.
 *
 * @param name the cookie, the storage key or the host called
 */
record Use(
    Kind kind,
    Known service,
    String name,
    Scenario scenario,
    Phase phase,
    String page,
    Text detail) {
  /** Most proofs shown for one finding: the rest is in the evidence. */
  static final int SHOWN = 15;

  /** What was used, as proofs name it. */
  enum Kind {
    COOKIE,
    STORAGE,
    REQUEST
  }

  private Proof proof() {
    return new Proof(scenario, page, kind.name().toLowerCase(Locale.ROOT), detail);
  }

  /** One proof for each distinct thing, the first time it was seen; stored things before calls. */
  static List<Proof> proofs(Collection<Use> uses) {
    Map<String, Use> first = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      uses.stream()
          .filter(use -> use.kind == kind)
          .forEach(use -> first.putIfAbsent(kind + " " + use.name + " " + use.service.name(), use));
    }
    return first.values().stream().limit(SHOWN).map(Use::proof).toList();
  }

  /** The services' names, each once. */
  static String names(Collection<Use> uses) {
    return uses.stream()
        .map(use -> use.service.name())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** The services' purposes in French, each once. */
  static String purposes(Collection<Use> uses) {
    return uses.stream()
        .map(use -> Aims.label(use.service.purpose()).fr())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
