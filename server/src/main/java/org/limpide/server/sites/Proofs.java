package org.limpide.server.sites;

import java.net.URI;

/**
 * Where a site may show a token, with the text to copy. All of it stands for the whole host: who
 * owns only a folder of a host cannot write there.
 */
public record Proofs(
    String dnsName,
    String dnsOtherName,
    String dnsValue,
    URI file,
    String fileText,
    URI page,
    String metaTag) {
  static final String FILE = "/.well-known/limpide-site.txt";
  static final String META = "limpide-site";

  static Proofs of(URI site, String token) {
    String host = site.getHost();
    return new Proofs(
        "_limpide." + host,
        host,
        dnsValue(token),
        site.resolve(FILE),
        token,
        site.resolve("/"),
        "<meta name=\"" + META + "\" content=\"" + token + "\">");
  }

  static String dnsValue(String token) {
    return "limpide-site=" + token;
  }
}
