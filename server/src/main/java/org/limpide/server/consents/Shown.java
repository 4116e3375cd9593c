package org.limpide.server.consents;

import java.util.HashMap;
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
 * @param files of every version, by name, for the same reason; {@code banner.js} is the loader of
 *     the version that is told now
 */
record Shown(
    Banner banner, String host, Map<String, Notice> notices, Map<String, BundleFile> files) {

  /**
   * Makes the files.
   *
   * @param base where they are served
   * @param notices with the one that is told now
   */
  static Shown of(Banner banner, String host, String base, Map<String, Notice> notices) {
    Map<String, BundleFile> files = new HashMap<>();
    notices.forEach(
        (version, notice) -> {
          Bundle bundle = Bundle.of(notice, banner.key(), base);
          bundle.files().forEach(file -> files.put(file.name(), file));
          if (version.equals(banner.notice())) {
            files.put("banner.js", bundle.loader());
          }
        });
    return new Shown(banner, host, Map.copyOf(notices), Map.copyOf(files));
  }

  Optional<Notice> notice(String version) {
    return Optional.ofNullable(notices.get(version));
  }

  Optional<BundleFile> file(String name) {
    return Optional.ofNullable(files.get(name));
  }
}
