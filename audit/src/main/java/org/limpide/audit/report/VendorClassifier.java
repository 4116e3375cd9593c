package org.limpide.audit.report;

import java.util.Optional;
import org.limpide.audit.evidence.CookieFact;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.StorageFact;
import org.limpide.law.Text;
import org.limpide.vendors.ConsentNeed;
import org.limpide.vendors.CookieEntry;
import org.limpide.vendors.Purpose;
import org.limpide.vendors.Service;
import org.limpide.vendors.ServiceDirectory;

/** Reads the one directory of third-party services. */
record VendorClassifier(ServiceDirectory directory) implements Classifier {
  @Override
  public Kind cookie(CookieFact cookie) {
    return entry(directory.cookie(cookie.name(), cookie.domain()));
  }

  @Override
  public Kind storage(StorageFact entry) {
    return entry(directory.storageKey(entry.key()));
  }

  @Override
  public Kind request(RequestFact request) {
    return directory
        .byUrl(request.url())
        .map(service -> kind(service.name(), service.purpose(), service.need()))
        .orElse(Kind.UNKNOWN);
  }

  private static Kind entry(Optional<CookieEntry> found) {
    return found
        .map(
            entry -> {
              Service service = entry.service();
              return kind(service == null ? "" : service.name(), entry.purpose(), entry.need());
            })
        .orElse(Kind.UNKNOWN);
  }

  private static Kind kind(String service, Purpose purpose, ConsentNeed need) {
    return new Kind(
        service,
        JsonReport.lower(purpose),
        JsonReport.lower(need),
        Text.of(purpose.label().fr(), purpose.label().en()));
  }
}
