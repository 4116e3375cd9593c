package org.limpide.server.web;

/** A page of the service to go on to, as a form or an address gives it. */
public final class LocalPath {
  private LocalPath() {}

  /**
   * Only a path of the service's own, never another site's address nor one with a place to be
   * filled; else the first page.
   */
  public static String of(String path) {
    return path.startsWith("/")
            && !path.startsWith("//")
            && path.chars().noneMatch(c -> c < ' ' || "\\{}".indexOf(c) >= 0)
        ? path
        : "/";
  }
}
