package org.limpide.server.consents;

import java.util.Map;
import java.util.Optional;
import org.limpide.banner.Bundle;
import org.limpide.banner.BundleFile;
import org.limpide.banner.Notice;

/**
 * What the public sees of a banner, ready to be served.
 *
 * @param host of the site the banner is for
 * @param notices every version the site has published: a page that was left open may answer an
 *     older one
 * @param bundle the files of the version that is told now
 */
record Shown(Banner banner, String host, Map<String, Notice> notices, Bundle bundle) {

  Optional<Notice> notice(String version) {
    return Optional.ofNullable(notices.get(version));
  }

  /** A file of the newest version, or of an older one that a page still open may ask for. */
  Optional<BundleFile> file(String name) {
    return bundle
        .file(name)
        .or(
            () ->
                notices.values().stream()
                    .map(notice -> Bundle.of(notice, banner.key(), bundle.base()))
                    .flatMap(older -> older.file(name).stream())
                    .findFirst());
  }
}
