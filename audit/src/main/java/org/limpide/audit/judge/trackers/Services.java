package org.limpide.audit.judge.trackers;

import java.util.Optional;
import java.util.Set;
import org.limpide.audit.judge.Dossier;
import org.limpide.vendors.ConsentNeed;
import org.limpide.vendors.CookieEntry;
import org.limpide.vendors.Purpose;
import org.limpide.vendors.Service;
import org.limpide.vendors.ServiceDirectory;

/** The service directory, asked in the words of this package. */
final class Services {
  private final ServiceDirectory directory;

  Services(Dossier dossier) {
    directory = dossier.vendors();
  }

  Optional<Known> host(String host) {
    return directory.byHost(host).map(Services::known);
  }

  Optional<Known> url(String url) {
    return directory.byUrl(url).map(Services::known);
  }

  /**
   * What the user's list of trackers says of a third-party address that the directory does not
   * know: that it tracks, not whose it is.
   */
  Optional<Known> listed(String url, String page, String type) {
    return directory
        .listedTracker(url, Trackers.host(page), type)
        .map(
            rule ->
                new Known(
                    Trackers.host(url) + " (" + rule + ")",
                    "",
                    Purpose.OTHER,
                    Set.of(Purpose.OTHER),
                    ConsentNeed.CONSENT,
                    false));
  }

  Optional<Known> cname(String target) {
    return directory.byCname(target).map(Services::known);
  }

  Optional<Known> cookie(String name, String domain) {
    return directory.cookie(name, domain).map(Services::known);
  }

  Optional<Known> storage(String key) {
    return directory.storageKey(key).map(Services::known);
  }

  private static Known known(Service service) {
    return new Known(
        service.name(),
        service.company(),
        service.purpose(),
        service.purposes(),
        service.need(),
        service.embed());
  }

  /** A cookie's own purpose and need may differ from its service's. */
  private static Known known(CookieEntry entry) {
    Service service = entry.service();
    return service == null
        ? new Known(entry.name(), "", entry.purpose(), Set.of(entry.purpose()), entry.need(), false)
        : new Known(
            service.name(),
            service.company(),
            entry.purpose(),
            Set.of(entry.purpose()),
            entry.need(),
            service.embed());
  }
}
