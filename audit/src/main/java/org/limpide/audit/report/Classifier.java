package org.limpide.audit.report;

import org.limpide.audit.evidence.CookieFact;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.StorageFact;
import org.limpide.law.Text;

/**
 * Says what a cookie, a storage entry or a called host is for, as far as the directory of services
 * knows.
 */
interface Classifier {
  /** Knows nothing. */
  Classifier NONE =
      new Classifier() {
        @Override
        public Kind cookie(CookieFact cookie) {
          return Kind.UNKNOWN;
        }

        @Override
        public Kind storage(StorageFact entry) {
          return Kind.UNKNOWN;
        }

        @Override
        public Kind request(RequestFact request) {
          return Kind.UNKNOWN;
        }
      };

  Kind cookie(CookieFact cookie);

  Kind storage(StorageFact entry);

  Kind request(RequestFact request);

  /**
   * A service and what it is used for.
   *
   * @param service its name, or empty when not known
   * @param purpose a code in lower case, such as {@code audience}; likewise need, such as {@code
   *     consent}
   * @param words the purpose as people say it
   */
  record Kind(String service, String purpose, String need, Text words) {
    static final Kind UNKNOWN = new Kind("", "", "", Text.of("", ""));

    boolean known() {
      return !service.isEmpty() || !purpose.isEmpty();
    }
  }
}
