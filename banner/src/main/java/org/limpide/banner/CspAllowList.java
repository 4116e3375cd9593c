package org.limpide.banner;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The content security policy (W3C CSP 3) of a page for what a visitor has allowed: the shop's own
 * files and the hosts of the allowed services, nothing else. It is the guard the browser itself
 * enforces: a tracker nobody knows is stopped too. A policy belongs to one page load, so a page
 * sent with one carries {@code data-csp} on the loader's tag, and is loaded anew after a new yes.
 */
public final class CspAllowList {
  /** Endings a pattern such as {@code google.*} stands for; a policy knows no such wildcard. */
  private static final List<String> ENDINGS =
      List.of(
          "com", "fr", "be", "ch", "lu", "de", "es", "it", "nl", "pt", "co.uk", "ie", "at", "pl");

  private final Notice notice;
  private final List<String> own;

  /**
   * @param own sources of the shop beyond {@code 'self'}, such as its image host
   */
  public CspAllowList(Notice notice, List<String> own) {
    this.notice = notice;
    this.own = List.copyOf(own);
  }

  /** For a shop that has everything on its own host. */
  public static CspAllowList of(Notice notice) {
    return new CspAllowList(notice, List.of());
  }

  /**
   * The header's value.
   *
   * @param allowed services, from {@link ChoiceCookie#allowed}; others of the notice and unknown
   *     ids give nothing
   * @param nonce of the page's own scripts, fresh for each page
   */
  public String header(Set<String> allowed, String nonce) {
    if (!nonce.matches("[A-Za-z0-9+/_-]+=*")) {
      throw new IllegalArgumentException("a nonce is written in base 64");
    }
    String hosts = sources(allowed);
    String mine = own.isEmpty() ? "" : " " + String.join(" ", own);
    List<String> directives = new ArrayList<>();
    directives.add("default-src 'none'");
    directives.add("script-src 'nonce-" + nonce + "'" + hosts);
    directives.add("style-src 'self'" + mine + hosts);
    directives.add("img-src 'self' data:" + mine + hosts);
    directives.add("font-src 'self'" + mine + hosts);
    directives.add("media-src 'self'" + mine + hosts);
    directives.add("connect-src 'self'" + mine + hosts);
    directives.add("frame-src 'self'" + hosts);
    directives.add("form-action 'self'");
    directives.add("base-uri 'none'");
    directives.add("frame-ancestors 'self'");
    if (hosts.isEmpty()) {
      // others' scripts are not written for it; without any, no string becomes a script unseen
      directives.add("require-trusted-types-for 'script'");
    }
    return String.join("; ", directives);
  }

  private String sources(Set<String> allowed) {
    Set<String> sources = new TreeSet<>();
    for (Notice.Partner partner : notice.partners()) {
      if (allowed.contains(partner.service())) {
        partner.hosts().forEach(pattern -> add(sources, pattern));
      }
    }
    return sources.isEmpty() ? "" : " " + String.join(" ", sources);
  }

  private static void add(Set<String> sources, String pattern) {
    if (pattern.startsWith("*/")) {
      return; // a file on the shop's own host
    }
    if (pattern.startsWith("=")) {
      sources.add(pattern.substring(1));
      return;
    }
    int slash = pattern.indexOf('/');
    String host = slash < 0 ? pattern : pattern.substring(0, slash);
    if (host.endsWith(".*")) {
      String stem = host.substring(0, host.length() - 1);
      ENDINGS.forEach(ending -> sources.add("*." + stem + ending));
    } else {
      sources.add(host);
      sources.add("*." + host);
    }
  }
}
