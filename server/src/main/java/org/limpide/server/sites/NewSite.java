package org.limpide.server.sites;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A site someone wants to add.
 *
 * @param url the home page's address; {@code https://} is added when there is no scheme
 * @param name how to call it; the host's name when empty
 */
public record NewSite(
    @NotBlank @Size(max = 2000) @WebAddress String url, @Size(max = 200) String name) {

  public NewSite {
    url = url == null ? "" : url;
    name = name == null ? "" : name;
  }

  /** Whether the address is a web address. */
  public boolean readable() {
    return SiteAddress.parse(url).isPresent();
  }
}
